//! `watchward user`: who may sign in.

use workbench::{Account, Folder, Invited, NewAccount, Users};

use crate::arguments::{Printed, UserArguments, UserQuestion};
use crate::commands::Failure;
use crate::output::{self, Cell, Sheet, Side};

/// Does what was asked.
pub fn run(folder: &Folder, asked: UserArguments) -> Result<(), Failure> {
    let users = Users::open(folder)?;
    match asked.question {
        UserQuestion::Add { email, name, organisation, roles } => {
            let roles = roles.into_iter().collect();
            invited(&users.add(NewAccount { email, name, organisation, roles })?)
        }
        UserQuestion::List { printed } => list(&users.all()?, &printed),
        UserQuestion::Disable { email } => state(&users.disable(&email)?),
        UserQuestion::Enable { email } => state(&users.enable(&email)?),
        UserQuestion::Reset { email } => invited(&users.reset(&email)?),
    }
}

fn invited(invited: &Invited) -> Result<(), Failure> {
    let (name, token) = (&invited.account.name, invited.token.reveal());
    output::say(&format!(
        "{name} is invited. Send them this path after your site\u{2019}s address, and to nobody else:\n  \
         /invitation/{token}\nIt holds for {} days, and is shown this once.\n",
        workbench::INVITATION_DAYS
    ))
}

fn state(account: &Account) -> Result<(), Failure> {
    output::say(&format!("{} is {}.\n", account.email, account.state.id()))
}

fn list(accounts: &[Account], printed: &Printed) -> Result<(), Failure> {
    if printed.json {
        return output::json(&accounts);
    }
    if accounts.is_empty() {
        return output::say(
            "Nobody has an account yet. Invite the first: watchward user add EMAIL --name NAME --role administrator\n",
        );
    }
    let mut sheet = Sheet::new(&[
        ("Email", Side::Left),
        ("Name", Side::Left),
        ("Organisation", Side::Left),
        ("Roles", Side::Left),
        ("State", Side::Left),
        ("Second factor", Side::Left),
    ]);
    for account in accounts {
        sheet.row(vec![
            Cell::text(&account.email),
            Cell::text(&account.name),
            Cell::text(account.organisation.clone().unwrap_or_default()),
            Cell::text(account.roles.to_string()),
            Cell::text(account.state.id()),
            Cell::text(if account.has_second_factor { "yes" } else { "no" }),
        ]);
    }
    sheet.print(printed.format)
}
