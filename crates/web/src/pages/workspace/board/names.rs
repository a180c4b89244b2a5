//! What people, posts, boards and organisations are called, and the lists that one of them is chosen from.

use components::SelectItem;
use jiff::civil::Date;
use partnership::board::{
    Board, BoardId, Holding, Organisation, OrganisationId, Owner, Person, PersonId, Post, PostId,
    Seat,
};

use crate::answer::Problem;
use crate::context::Context;
use crate::dates::day_of;
use crate::words::Key;

/// All that there are, and who holds which post on a day.
pub(super) struct Names {
    pub boards: Vec<Board>,
    pub people: Vec<Person>,
    pub posts: Vec<Post>,
    pub organisations: Vec<Organisation>,
    pub holdings: Vec<Holding>,
}

impl Names {
    /// As it is today.
    pub fn of(context: &Context) -> Result<Self, Problem> {
        Self::on(context, day_of(context.app().now()))
    }

    /// As it is on a day.
    pub fn on(context: &Context, day: Date) -> Result<Self, Problem> {
        let store = context.app().store();
        Ok(Self {
            boards: store.boards()?,
            people: store.people_of_boards()?,
            posts: store.posts()?,
            organisations: store.organisations()?,
            holdings: store.holdings(day)?,
        })
    }

    /// A person's name with rank; nothing where they are gone.
    pub fn person(&self, id: PersonId) -> String {
        self.people.iter().find(|one| one.id == id).map(Person::full_name).unwrap_or_default()
    }

    /// A post's title.
    pub fn post(&self, id: PostId) -> &str {
        self.posts.iter().find(|one| one.id == id).map_or("", |post| &post.said.title)
    }

    /// A board's name.
    pub fn board(&self, id: BoardId) -> &str {
        self.boards.iter().find(|one| one.id == id).map_or("", |board| &board.said.name)
    }

    /// An organisation's name.
    pub fn organisation(&self, id: Option<OrganisationId>) -> &str {
        let found = self.organisations.iter().find(|one| Some(one.id) == id);
        found.map_or("", |one| &one.said.name)
    }

    /// Who holds a post on the day.
    pub fn holder(&self, post: PostId) -> Option<PersonId> {
        self.holdings.iter().find(|held| held.post == post).map(|held| held.person)
    }

    /// Who sits there: "Borough Commander (Inspector Ann Example)".
    pub fn seat(&self, seat: Seat) -> String {
        match seat {
            Seat::Person(id) => self.person(id),
            Seat::Post(id) => match self.holder(id) {
                Some(person) => format!("{} ({})", self.post(id), self.person(person)),
                None => self.post(id).to_owned(),
            },
        }
    }

    /// Whose an action is, with who holds the post.
    pub fn owner(&self, context: &Context, owner: Owner) -> String {
        match owner {
            Owner::Person(id) => self.seat(Seat::Person(id)),
            Owner::Post(id) => self.seat(Seat::Post(id)),
            Owner::Board(id) => self.board(id).to_owned(),
            Owner::Organisation(id) => self.organisation(Some(id)).to_owned(),
            Owner::Everybody => context.words().say("owner-everybody"),
        }
    }

    /// Everybody whom an action can belong to: each with what it is sent as and the name it begins with, so that typing finds it.
    pub fn owners(&self, context: &Context) -> Vec<(String, String)> {
        let words = context.words();
        let of = |what: Key, name: &str| words.say_with(what.0, &[("name", name.into())]);
        let mut all = vec![("everybody".to_owned(), words.say("owner-everybody"))];
        for post in &self.posts {
            let name = self.seat(Seat::Post(post.id));
            all.push((format!("post-{}", post.id), name));
        }
        for person in &self.people {
            all.push((format!("person-{}", person.id), person.full_name()));
        }
        for board in &self.boards {
            all.push((format!("board-{}", board.id), of(Key("owner-group"), &board.said.name)));
        }
        for one in &self.organisations {
            all.push((
                format!("organisation-{}", one.id),
                of(Key("owner-organisation"), &one.said.name),
            ));
        }
        all
    }

    /// The list of them, with nothing chosen.
    pub fn owner_items(&self, context: &Context) -> Vec<SelectItem> {
        let none = SelectItem::new("", context.words().say("choose-one"));
        let all = self.owners(context).into_iter();
        std::iter::once(none).chain(all.map(|(id, name)| SelectItem::new(id, name))).collect()
    }

    /// Whose it is, as it was sent; none where nothing of the kind is there.
    pub fn read_owner(&self, sent: &str) -> Option<Owner> {
        let people = self.people.iter().map(|one| Owner::Person(one.id));
        let posts = self.posts.iter().map(|post| Owner::Post(post.id));
        let boards = self.boards.iter().map(|board| Owner::Board(board.id));
        let organisations = self.organisations.iter().map(|one| Owner::Organisation(one.id));
        let mut all = people.chain(posts).chain(boards).chain(organisations);
        let everybody = Some(Owner::Everybody).filter(|owner| owner_id(*owner) == sent);
        everybody.or_else(|| all.find(|owner| owner_id(*owner) == sent))
    }

    /// The owner whom minutes mean by these words: a name, with rank or without, a title, or what an organisation is called.
    pub fn owner_named(&self, said: &str) -> Option<Owner> {
        let is = |name: &str| name.eq_ignore_ascii_case(said);
        let person = self.people.iter().find(|one| is(&one.full_name()) || is(&one.said.name));
        let post = || self.posts.iter().find(|post| is(&post.said.title));
        let board = || {
            let named = |board: &&Board| {
                is(&board.said.name) || board.former_names.iter().any(|name| is(name))
            };
            self.boards.iter().find(named)
        };
        let organisation = || {
            let named = |one: &&Organisation| {
                is(&one.said.name) || one.said.short.as_deref().is_some_and(is)
            };
            self.organisations.iter().find(named)
        };
        person
            .map(|one| Owner::Person(one.id))
            .or_else(|| post().map(|post| Owner::Post(post.id)))
            .or_else(|| board().map(|board| Owner::Board(board.id)))
            .or_else(|| organisation().map(|one| Owner::Organisation(one.id)))
    }

    /// The list of organisations, with none first.
    pub fn organisation_items(&self, context: &Context) -> Vec<SelectItem> {
        let none = SelectItem::new("", context.words().say("no-organisation"));
        let all = self.organisations.iter();
        let all = all.map(|one| SelectItem::new(one.id.to_string(), one.said.name.as_str()));
        std::iter::once(none).chain(all).collect()
    }

    /// The list of people, with nobody chosen.
    pub fn people_items(&self, context: &Context) -> Vec<SelectItem> {
        let none = SelectItem::new("", context.words().say("choose-one"));
        let all = self.people.iter();
        let all = all.map(|one| SelectItem::new(one.id.to_string(), one.full_name()));
        std::iter::once(none).chain(all).collect()
    }

    /// The organisation that was chosen: none where none was; refused by whoever asks where it is not there.
    pub fn read_organisation(&self, sent: &str) -> Result<Option<OrganisationId>, Problem> {
        if sent.is_empty() {
            return Ok(None);
        }
        let known = self.organisations.iter().find(|one| one.id.to_string() == sent);
        known.map(|one| Some(one.id)).ok_or(Problem::NotFound)
    }
}

/// As an owner is sent.
pub(super) fn owner_id(owner: Owner) -> String {
    match owner {
        Owner::Person(id) => format!("person-{id}"),
        Owner::Post(id) => format!("post-{id}"),
        Owner::Board(id) => format!("board-{id}"),
        Owner::Organisation(id) => format!("organisation-{id}"),
        Owner::Everybody => "everybody".to_owned(),
    }
}
