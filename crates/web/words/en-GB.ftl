# Every text of the web application, by its key. Sentences with figures in them are not here: documents bring them.

page-title = { $title } – { $partnership }
skip = Skip to main content
menu = Menu
back = Back
continue = Continue
yes = Yes
no = No
never = Never
warning = Warning
notice = Please note
from-to = { $from } to { $to }

## Navigation and foot

nav-label = Site
nav-home = Home
nav-measures = Crime and disorder
nav-wards = Your ward
nav-documents = Documents
nav-meetings = Meetings
nav-data = Data
nav-methods = Methods
nav-api = Data for programs
nav-sign-in = Sign in
nav-workspace = Workspace
nav-account = Your account
signed-in-as = Signed in as { $name }.
sign-out = Sign out
footer-links = More about this site
footer-made = Made with Watchward. Every figure can be traced to its source.
printed-from = This page: { $address }

## Fields

field-name = Name
field-email = Email address
field-organisation = Organisation
field-roles = Roles
field-state = State
field-source = Source
field-files = Files
field-outcome = What became of it
field-code = Code
field-passphrase = Passphrase
field-new-passphrase = Choose a passphrase
hint-organisation = Whom this person speaks for, for example a fire brigade or housing association
hint-new-passphrase = 12 characters or more. Three or four words that you do not use together elsewhere are good.
hint-code = The six digits that your app shows now, or one of your recovery codes
hint-first-code = The six digits that your app shows now
hint-files = You can choose several, and archives as they were downloaded
error-summary-title = There is a problem
error-email-missing = Enter your email address
error-passphrase-missing = Enter your passphrase
error-sign-in-refused = Email address and passphrase do not belong together, or the account cannot be used
error-code-missing = Enter the code
error-code-wrong = The code is not right, or was used before. Wait for the next one
error-files-missing = Choose at least one file

## Roles and states

role-administrator = Administrator
role-administrator-what = Runs the place: accounts, backups, the trail of changes
role-coordinator = Coordinator
role-coordinator-what = Carries the quarter’s cycle: settings, documents, partners
role-analyst = Analyst
role-analyst-what = Imports data and makes figures of them
role-partner = Partner
role-partner-what = Speaks for one organisation
role-board-member = Board member
role-board-member-what = Reads the papers of the board
role-exempt-reader = Reader of exempt papers
role-exempt-reader-what = May read papers that are not public
state-invited = Invited
state-active = Active
state-disabled = Disabled
state-held = Held
state-dropped = Dropped

## Signing in

sign-in-title = Sign in
sign-in-who = For members of the partnership. Everything that is public can be read without signing in.
sign-in-button = Sign in
sign-in-forgotten = I cannot sign in
sign-in-forgotten-what = Ask an administrator of your partnership to reset your account. You then get a new invitation, and choose a new passphrase.
openid-away-title = You are going to another site to sign in
openid-away = Your browser goes there by itself, and comes back here once you have signed in. If nothing happens, continue yourself.
openid-otherwise = Sign in another way
openid-stale-title = This sign-in cannot be gone on with
openid-stale = It took longer than ten minutes, was used already, or was begun in another browser. Begin again here.
openid-cancelled-title = You have not signed in
openid-cancelled = You cancelled, or the other site did not let you in. You can begin again, or sign in another way.
openid-silent-title = The other site does not answer
openid-silent = The site where you sign in did not answer in time. Wait some minutes and try again, or sign in another way.
openid-wrong-title = You could not be signed in
openid-wrong = The site where you sign in sent an answer that cannot be used. Begin again. If it happens again, tell an administrator of your partnership: the log of this site says what was wrong.
openid-nobody-title = You cannot sign in with this account
openid-nobody = You signed in at the other site, but nobody can be let in here with that account. Accounts are by invitation, and the email address there must be the invited one and be verified. An administrator of your partnership can help.
code-title = Enter the code from your app
second-factor = Second factor
second-factor-title = Set up your second factor
second-factor-why = Your role can change what the partnership publishes, so a passphrase alone is not enough. It takes two minutes.
second-factor-step-1 = Install an authenticator app on your phone, if you have none.
second-factor-step-2 = Add an account in it: scan the picture, or type the secret.
second-factor-step-3 = Enter the six digits that it shows.
second-factor-picture = The secret as a picture for your app; it says the same as the secret below
second-factor-typed = The secret, to type in:
recovery-title = Keep these recovery codes
recovery-what = Your second factor is set up. If you lose your phone, each of these codes signs you in once in its place. Print them, or keep them where you keep passwords.
recovery-once = They are shown this once only.
invitation-title = Accept your invitation
invitation-for = { $name }, this account will be yours: { $email }.
invitation-button = Accept
invitation-spent-title = This invitation cannot be used
invitation-spent = It was used already, or is more than seven days old. Ask whoever invited you for a new one. If you have accepted it, sign in.
invitation-done-title = Your account is ready
invitation-done = Sign in with your email address and the passphrase that you have chosen.

## Account

account-title = Your account
account-what = Your name and roles, and where you are signed in
sessions-title = Where you are signed in
sessions-caption = Open sessions
sessions-how-long = A session ends when it is not used for two hours, and twelve hours after it began.
session-with = With
session-started = Since
session-seen = Last used
session-end = End
session-end-which = End the session with { $label }
session-this = { $label } (this one)
sessions-end-all = End all sessions
sessions-end-theirs = End all of their sessions
last-sign-in = Last signed in

## Workspace

workspace-title = Workspace
needs-title = What needs you
needs-nothing = Nothing needs you now.
needs-first-data = Import the first data
needs-first-data-what = There are no figures until publishers’ files are imported
needs-stale = { $source }: newer data are likely to be out
needs-stale-what = What is held ends with { $month }
needs-rejects =
    { $count ->
        [one] 1 row of { $vintage } was left out
       *[other] { $count } rows of { $vintage } were left out
    }
status-to-do = To do
status-stale = Stale
status-look = To look at
rooms-title = Where to go
back-to-workspace = Back to the workspace
people-title = People
people-what = Who has an account, and what they may do
people-none = Nobody has an account yet.
people-caption = Accounts
invite-title = Invite somebody
invite-what = Partners and board members get an account by invitation
invite-button = Invite
invited-title = Invitation made
invited-what = Send this link to { $name }. Whoever opens it can choose the passphrase of the account, so send it to nobody else. It holds for { $days } days.
invited-once = The link is shown this once only. If it is lost, reset the account for a new one.
roles-title = Roles
roles-button = Change roles
access-title = Access
reset-what = Resetting the account removes passphrase and second factor and gives you a link to send.
reset-button = Reset account
reset-done-title = The account is reset
disable-what = A disabled account opens nothing. What its person did stays in the trail.
disable-button = Disable account
enable-button = Enable account
trail-title = Trail of changes
trail-what = Who changed what, when, from what to what. Entries are only ever added, and none can be altered unseen.
trail-caption = Changes, the newest first
trail-number = Number
trail-at = When
trail-who = Who
trail-did = What
trail-subject = To what
trail-before = Before
trail-after = After
trail-older = Older changes

## Data

data-title = Data
data-what = What is held, imports, and rows that were left out
data-none = No data are held yet. Import publishers’ files, and figures appear.
data-caption = Vintages held
back-to-data = Back to the data
vintage = Vintage
months = Months
months-missing = Months missing
rows-kept = Rows kept
rows-left-out = Rows left out
rows-duplicate = Duplicates set apart
rejects-download = Download the rows that were left out (CSV)
drop-what = Dropping a vintage takes it out of every figure. It can be taken back.
drop-button = Drop this vintage
restore-what = This vintage was dropped: no figure reads it.
restore-button = Take it back
import-title = Import data
import-what = Choose publishers’ files. They are recognised by what is in them, checked row by row, and kept as a new vintage beside the older ones.
import-button = Import
import-which = Which files can be imported?
import-which-what = Metropolitan Police counts by ward and borough; data.police.uk street crime, outcomes and stop and search, as CSV or the archive; ONS populations and look-ups; the English indices of deprivation; boundaries; postcode directories; and your own counts.
importing-title = Import
importing-begins = The import begins.
importing-what = Reading { $what }.
importing-percent = Reading { $what }: { $percent } per cent.
import-failed = Nothing was imported
import-again = Try again
import-more = Import more
imported-caption = What is held now
left-out-unknown = Files that were not recognised
left-out-failed = Files that could not be read
see-figures = See the figures

## Documents

public-meetings-title = Meetings of the board
public-meetings-what = When the board meets, what is on its agenda, and the papers that it reads. Each pack is kept as it was on its day.
public-meetings-none = No meeting is planned.
public-meetings-calendar = Add the meetings to your calendar
public-meetings-time = Time
public-meetings-place = Place
public-meetings-papers = Papers
public-meetings-pack = Agenda and papers
public-meetings-no-pack = No papers are published
public-meetings-cancelled = The meeting was called off
public-meetings-pack-what = The agenda of a meeting of the board, and the papers that it reads.
public-meetings-agenda = Agenda
public-meetings-newer = A pack with papers that came later was published on { $day }
public-meetings-page = Page { $page }
public-meetings-pages = Pages { $first } to { $last }
public-meetings-excluded = The public is excluded while this item is considered.
public-meetings-verbal = Spoken update
public-meetings-data = Agenda and pages as data (JSON, { $size })
public-meetings-brought = { $name } as it was brought ({ $size })
documents-title = Documents
documents-what = What the partnership has published. Each document is kept as it was on its day, with the data that it was made from.
documents-none = Nothing is published yet.
published-on = Published on
forms = Open or download
hash = SHA-256
form-page = Web page ({ $size })
form-pdf = PDF ({ $size })
form-word = Word ({ $size })
form-spreadsheet = Spreadsheet ({ $size })
form-figures = Figures as data ({ $size })

## Problems

problem-not-found = Page not found
problem-not-found-typed = If you typed the address, check it. If you followed a link, it may be old, or lead to something that is not public.
problem-go-home = Go to the first page
problem-unreadable = This cannot be read
problem-unreadable-what = What was sent cannot be read. Go back and try again.
problem-not-taken = A value that was sent is not taken
problem-clash = Somebody else was quicker, or it is there already
problem-no-token = Send a token that holds: Authorization: Bearer TOKEN
problem-not-allowed = You do not have access to this
problem-not-allowed-what = Your roles do not include it. Ask an administrator of your partnership.
problem-not-from-here = This form is too old
problem-not-from-here-what = Nothing was changed. Go back, load the page again, and send the form once more.
problem-wrong-method = This address cannot be used like this
problem-too-many = Too many attempts
problem-too-many-what =
    { $seconds ->
        [one] Wait one second, and try again.
       *[other] Wait { $seconds } seconds, and try again.
    }
problem-too-large = This is too large
problem-too-large-what = Nothing was changed. Send less at once.
problem-wrong-host = This site is not here
problem-wrong-host-what = The address in your browser is not this site’s. Whoever runs it can add it with --public-address.
problem-ours = Something is wrong on our side
problem-ours-what = Nothing that you did is at fault. Try again later. If it stays, tell the partnership this number: { $id }.
problem-busy = The site is busy
problem-busy-what = Try again in a minute.

## About

accessibility-title = Accessibility
accessibility-aim = This site is made to the Web Content Accessibility Guidelines 2.2, level AA. You can enlarge it to 400 per cent without scrolling sideways, use it with the keyboard alone, without script, in light and dark, and with a screen reader.
accessibility-can = Each chart and map has its figures in a table beside it, and says in words what it shows. Nothing is told by colour alone.
accessibility-known-title = What is not accessible yet
accessibility-known = Maps can be moved with the keyboard, but what is under the pointer is told only by the table. It was tested with automatic tools and by keyboard, not yet with every screen reader.
accessibility-tell-title = Tell us
accessibility-tell = If you cannot use something, or need it in another form, write to the partnership. Its answer should come within five working days.
privacy-title = Privacy
privacy-visitors = Whoever reads the public pages is not followed: no address of a visitor is written down, there is no analysis of visits, and nothing is loaded from other sites.
privacy-figures = The figures are counts. Where a count is so small that somebody could be recognised, it is left out and marked [c].
privacy-accounts-title = People with an account
privacy-accounts = For each account its name, email address, organisation, roles, the time of the last sign-in and, where somebody signs in with an account elsewhere, the id of that account there are kept while the person works with the partnership and twelve months after. The trail of changes is kept for good, as minutes are.
privacy-board-title = People of the board
privacy-board = For each person who sits on a board or comes to its meetings, with or without an account: name, rank, organisation, posts, when they sat on which board, at which meetings they were, what they declared there, and the actions that are theirs. Minutes and actions are the record of a public body and are kept for good.
cookies-title = Cookies
cookies-only = Only cookies that the site cannot work without are set, and none on public pages.
cookies-caption = Cookies of this site
cookie-name = Name
cookie-what = What it is for
cookie-ends = When it ends
cookie-session = Keeps you signed in
cookie-session-ends = After 12 hours, or when you sign out
cookie-forms = Shows that a form was sent from this site
cookie-browser-ends = When you close the browser
cookie-sign-in = Leads from the first to the second step of signing in
cookie-then = Leads you to the page that you wanted, once signed in
cookie-link = Shows that a link from a mail was asked for in this browser
cookie-openid = Shows that this browser was sent to another site to sign in, and is the one that comes back
cookie-ten-minutes = After ten minutes

## Choices

choose = Choose area and period
choose-area = Area
choose-period = Period
choose-month = To
choose-button = Show
period-rolling-12 = 12 months
period-financial-year = Financial year
period-quarter = Quarter
period-month = Month

## Your ward

wards-title = Your ward
wards-what = See whether crime has gone up or down where you live, and how sure that is.
field-postcode = Postcode
hint-postcode = For example BR1 1AA
find-ward = Find my ward
error-postcode-unknown = This postcode is not known here. Choose your ward from the list
several-wards = Postcodes that begin like this lie in more than one ward:
all-wards = All wards
wards-map = Map of the wards
wards-map-what = Choose your ward on the map, or by its name below.
no-wards = The wards of this area are not known yet: a look-up of wards is to be imported.

## Signing in by a link

link-title = Sign in with a link by email
link-what = For partners and board members. You get a mail with a link and a code, and need no passphrase.
link-no-mail = This site cannot send mail yet. Sign in with your passphrase, or ask whoever runs it.
link-button = Send me a link
link-sent-title = Look into your mail
link-sent = If this address belongs to an account that signs in by link, a mail is on its way. It holds for ten minutes.
link-sent-where = Open the link in this browser. In any other, it asks for the code from the mail.
link-spent-title = This link cannot be used
link-spent = It was used already, or is more than ten minutes old.
link-again = Get a new link
hint-link-code = It stands in the same mail as the link
error-link-code-missing = Enter the code from the mail
error-link-code-wrong = The code is not right. Look into the newest mail
mail-link-subject = Your link to sign in
mail-link =
    { $name },

    Open this link within ten minutes to sign in:

    { $address }

    If it asks for a code, it is: { $code }

    If you did not ask for this, you need not do anything: the link alone opens nothing.
import-goes-on = An import goes on: { $files }

## Nothing held yet

empty-title = There are no figures yet
empty-what = Figures appear here once publishers’ files are imported. Whoever works with the data signs in and imports the first.
empty-held-what = What is held so far, such as populations or boundaries, counts nothing by month. Figures appear here once a file with counts is imported: recorded crime by borough or ward, events of data.police.uk, or the partnership’s own counts.
empty-not-you = Whoever works with the data imports them. Ask them, or your coordinator.

## Data for programs

api-what = Every figure on this site can be read by a program, under the address of its page with another ending. It is free to use under the licences that each answer names.
api-limits = 15 requests a second, and 30 at once, are answered for one address. Answers have an ETag; ask again with it, and nothing is sent that you have.
api-openapi = The same as OpenAPI
api-caption = Addresses
api-address = Address
api-gives = Gives
api-choices = Choices
api-figures = The figures of a page, each with what it counts, its comparison and where it comes from (JSON)
api-table = A table of a page (CSV), or its description by CSVW
api-drawing = A chart or map of a page (SVG or PNG)
api-programs-title = The board’s records, for other systems
api-programs-what = An administrator makes a token for a program at the console: watchward user token NAME --role coordinator. The program sends it with each request, as Authorization: Bearer TOKEN, and has the permissions of its roles. It reads and sends JSON. What it changes stands in the trail of changes under its name.
api-programs-problems = What cannot be done is said as a problem (RFC 9457) with the field that is wrong: 401 without a token that holds, 403 without the permission, 404 where nothing is, 409 where somebody else was quicker or it is there already, 422 where a value is not taken, 429 where too many come at once.
api-programs-caption = Calls for programs
api-call = Call
api-sends = Sends, such as
api-boards = Boards and groups
api-meetings = The meetings of a board, the latest first
api-organisations = Organisations
api-people = People who come to meetings
api-posts = Posts
api-meeting = A meeting
api-agenda = The agenda of a meeting, numbered; Part 2 too
api-attendance = How everybody stood to a meeting
api-papers = The papers of a meeting, with the block at their head
api-minute = What the minutes say of an item, and its version
api-resolutions = The resolutions of an item
api-actions = Every action with where it arose, closed ones too
api-action = An action, with what was heard of it
api-add-meeting = Adds a meeting
api-attend = Ticks how somebody stood to a meeting
api-add-item = Adds an item at the end of an agenda
api-save-minute = Saves what the minutes say of an item. The base is the version that it was made from; what others saved meanwhile is kept, or the answer is 409
api-resolve = Adds a resolution to an item
api-add-action = Adds an action
api-update-action = Adds what was heard of an action
api-close-action = Closes an action at a meeting of its board

## Annotations

annotations-title = Annotations
annotations-what = What you know of the figures that they do not say themselves: a lockdown, a change in recording, an operation. Charts show it at its month.
annotations-none = There are none yet.
annotations-caption = Annotations, the latest first
annotation-new = Add an annotation
annotation-edit = Change an annotation
annotation-check = Show where it would stand
annotation-save = Save annotation
annotation-remove = Remove
annotation-remove-which = Remove “{ $words }”
annotation-removed = Removed: “{ $words }”. No chart shows it any more.
annotation-measures = Choose measures; without a choice it is of every measure
annotation-preview-title = Where it would stand
annotation-preview = As “{ $word }” at { $month }, on the charts by month of: { $measures }. Where: { $area }.
annotation-preview-when = It holds for: { $when }. Nothing is saved yet.
annotation-preview-break = Counts are taken as another series from that month on: no range of what is usual is made from months before it for months after it.
annotation-preview-spell = Its months are left out of what is usual afterwards.
look-again-title = Figures to look at again
look-again-what = A check read what you wrote. Only you see this, and it keeps nothing from being saved.
look-again-one = “{ $says }” in “{ $quote }”. { $working }
back-to-annotations = Back to the annotations
undo = Undo
success = Done
from-on = From { $from } on
field-words = What there is to know
field-kind = What it tells of
field-first = First month
field-last = Last month, if it has ended
field-measures = Measures
field-area = Area
hint-words = The first line stands at the charts, so keep it short
hint-first = Year and month, for example 2021-02
hint-last = Leave it empty where it holds from then on
hint-measures = None chosen is every measure
all-measures = every measure
all-areas = every area
area-with-wards = { $area } and each of its wards
kind-restrictions = Restrictions
kind-restrictions-what = People’s lives were restricted, as in a lockdown. Where it has ended, its months are left out of what is usual
kind-recording-change = Change in recording
kind-recording-change-what = The same things are counted in another way from then on. What is usual is worked out anew
kind-operation = Operation
kind-operation-what = The police or a partner did something there
kind-event = Event
kind-event-what = Something happened there
kind-other = Anything else
kind-other-what = It stands at the charts, and changes nothing
error-words-missing = Enter what there is to know
error-kind-missing = Choose what it tells of
error-first = Enter the first month as year and month, for example 2021-02
error-last = Enter the last month as year and month, for example 2021-02, or leave it empty
error-last-before = The last month must be the first one or a later one
error-measures = Choose measures from the list
error-area = Choose an area from the list

## Findings

findings-title = Findings
findings-what = Months that were higher than their past lets expect, for you to say what they are
findings-where = Looked at: every measure in { $area } and its wards, { $from } to { $to }: { $judged } months of a measure and an area. Chance alone makes about { $chance } of so many look high.
findings-open =
    { $count ->
        [one] 1 to look at
       *[other] { $count } to look at
    }
findings-none = All of them were looked at.
findings-done = Looked at ({ $count })
finding-look = Say what it is
finding-look-which = Say what it is: { $finding }
finding-looked-by = { $who }, { $when }
finding-take-back = Take back
stands-out = Stands out
back-to-findings = Back to the findings
field-verdict = What is it?
field-note = Note
hint-note = The reason, where there is one: it helps whoever asks next
verdict-looked-at = Looked at; nothing is to be done
verdict-not-ours = Somebody else’s matter
verdict-explained = It has a reason
error-verdict-missing = Choose what it is
save = Save
needs-findings =
    { $count ->
        [one] 1 month was higher than expected
       *[other] { $count } months were higher than expected
    }
needs-findings-what =
    { $count ->
        [0] Each may be chance: none stands out from all that were looked at
        [one] 1 of them stands out from all that were looked at
       *[other] { $count } of them stand out from all that were looked at
    }

## Saved views

views-title = Saved views
views-what = Pages with what you chose on them, to come back to or to share
views-none = There are none yet. Choose area and period on a page, and save it.
views-caption = Saved views, by title
view-new = Save a view
view-edit = Change
view-edit-title = Change a view
view-edit-which = Change “{ $title }”
view-do = What to do
view-mail = Send it to me
view-mail-which = Send “{ $title }” to me
view-remove = Remove
view-remove-which = Remove “{ $title }”, with the mails of it
view-removed = Removed: “{ $title }”. No mail of it is sent any more.
view-unshare = Stop sharing
view-unshare-which = Stop sharing “{ $title }”
view-share = Share it
hint-share = Everybody who signs in sees it
back-to-views = Back to the saved views
field-title = Title
hint-title = So that you know it again
field-path = Address on this site
hint-path = From its first / on, for example /measures/burglary?to=2021-02
field-owner = Whose
field-shared = Shared

## Mails on a schedule

mailings-title = By email
mailings-what = A saved view, new peaks or actions that are due, sent to you every week or month
mailings-no-mail = This site cannot send mail yet. What you ask for is kept, and comes once it can.
mailings-none = Nothing is sent to you.
mailings-caption = What is sent to you
mailing-new = Have something sent
mailing-add = Send it to me
mailing-peaks = New peaks
mailing-actions = Actions that are overdue or due within 14 days
mailing-view-gone = A view that is shared no longer
mailing-last = Last sent
mailing-next = Next
mailing-stop = Stop
mailing-stop-which = Stop { $what }
field-mailing = What
field-every = When
every-monday = Every Monday
every-tuesday = Every Tuesday
every-wednesday = Every Wednesday
every-thursday = Every Thursday
every-friday = Every Friday
every-saturday = Every Saturday
every-sunday = Every Sunday
every-month = On day { $day } of each month
error-mailing-missing = Choose what is sent
error-every-missing = Choose when it is sent
mail-stop-title = Stop these mails
mail-stop-what = No more of these mails come to you. Other mails that you asked for still do.
mail-stop-button = Stop them
mail-stop-gone = These mails were stopped already, or the address is not whole.
mail-stopped-title = Stopped
mail-stopped = No more of these mails come.
mail-subject = { $title } – { $partnership }
mail-scheduled =
    { $name },

    { $title }

    { $said }

    { $at }
    { $address }

    You asked for this mail. To stop it:
    { $stop }
mail-at-page = On the site, with tables and charts:
mail-at-actions = On the site, with what was heard of each:
mail-at-meetings = The board’s meetings, with agendas and papers:
mail-view-no-words = The page is a link away.
mail-peaks-title =
    { $count ->
        [one] 1 month was higher than expected
       *[other] { $count } months were higher than expected
    }
mail-peaks-more =
    { $count ->
        [one] There is 1 more.
       *[other] There are { $count } more.
    }

mail-actions-title =
    { $count ->
        [one] 1 action is overdue or due soon
       *[other] { $count } actions are overdue or due soon
    }
mail-action =
    { $words }
    Owner: { $owner }. Due: { $due } ({ $standing }).
    Open for { $age }, { $board }.
mail-actions-kept =
    { $count ->
        [one] One action of Part 2.
       *[other] { $count } actions of Part 2.
    }

## One’s own account

back-to-account = Back to your account
field-current = The passphrase that you sign in with now
passphrase-change = Change your passphrase
passphrase-ends = All your other sessions end when you change it.
passphrase-changed = Your passphrase is changed. Your other sessions have ended.
second-factor-may = With a second factor, a passphrase that somebody else has learnt does not open your account. Setting it up takes two minutes.
second-factor-begin = Set up a second factor
second-factor-no-passphrase = You sign in without a passphrase. If you choose one first, you can set up a second factor.
second-factor-renew = Set up another second factor
second-factor-renew-what = For a new phone. The one that you have now holds until the new one is set up.
recovery-left =
    { $count ->
        [0] You have no recovery codes left.
        [one] You have 1 recovery code left.
       *[other] You have { $count } recovery codes left.
    }
recovery-new = Make new recovery codes
recovery-new-what = New recovery codes take the place of those that you have, which open nothing any more.
held-about-me = Download all that is held about you (JSON)
sign-ins-title = Sign-ins
sign-ins-what = The last attempts to sign in with your account. If one was not you, change your passphrase, and tell an administrator.
sign-ins-caption = Attempts to sign in, the newest first
sign-in-way = By
sign-in-opened = Signed in
sign-in-refused = Refused
way-passphrase = Passphrase
way-code = Code
way-link = Link from a mail
way-openid = Account elsewhere
identity-title = Account elsewhere
identity-at = You sign in at
identity-since = Bound since
identity-what = Whoever signs in there with that account is signed in here as you. If you unbind it, all your other sessions end. It is bound again when you next sign in there with your address.
identity-unbind = Unbind it
identity-unbound = The account elsewhere is unbound

## On public pages, for whoever has signed in

save-view = Save this view

# Settings
change = Change
settings-title = Settings
settings-what = Your name and colour, whom you are held against, the rules for red, amber and green, and the catalogue of measures. Before anything is saved you see what it would change.
settings-changed = The settings were changed.
settings-changed-see = See the change, or take it back
settings-look = See what would change
settings-save = Save the change
settings-remove = Take it away
settings-why = Why you change it (optional)
settings-why-hint = It stands in the history of the settings, with your name and the time.
settings-would-change = What would change
settings-nothing = Nothing would change: this is what the settings say already.
settings-merged = Somebody else has changed this text since you opened it. Their change and yours are both in what you see here.
settings-conflict = Somebody else has changed the same lines since you opened the page. Open the page again to see theirs, and make your change there.
settings-no-data = The folder holds no data by months yet, so no page can show the difference.
settings-differences = { $count ->
    [0] On the pages { $pages } a reader would see nothing differently.
    [one] On the pages { $pages } a reader would see one thing differently. Nothing is saved yet.
   *[other] On the pages { $pages } a reader would see { $count } things differently. Nothing is saved yet.
}
settings-differences-caption = What a reader would see differently
settings-page = Page
settings-place = Where
settings-now = Now
settings-then = After the change
settings-more = { $count ->
    [one] One more is not listed.
   *[other] { $count } more are not listed.
}
settings-lines = The lines of the text
settings-gone = Goes:
settings-new = Comes:
settings-none = none
settings-names = Name and colour
settings-names-what = As every page and document has them.
settings-name = Name of the partnership
settings-name-hint = As documents print it, such as Safer Bromley Partnership.
settings-area = Area
settings-colour = Colour
settings-colour-hint = The colour of the head of your pages, as # and six digits, such as #12436d. White words stand on it, so it has to be dark. Leave it empty for the usual one.
settings-colour-shown = The head of your pages in { $colour }
settings-usual-colour = the usual one
settings-groups = Whom you are held against
settings-groups-what = Rates are ranked in one group of districts. Areas that are most like yours and those next to it have tables of their own.
settings-group = The group that rates are ranked in
group-same-force = Every district that the same police force serves
group-london-boroughs = The 32 London boroughs
group-list = The districts listed below
settings-areas = Districts of the list
settings-areas-hint = One a line, names or codes. Only for a group that is a list.
settings-group-title = What documents call the group (optional)
settings-group-title-hint = Such as “Kent districts”. Empty leaves the group’s own name.
settings-similar = Areas most like yours
settings-similar-hint = One a line, names or codes: your most similar group, or the others of your basic command unit.
settings-similar-reason = Why these
settings-similar-reason-hint = Printed under their tables.
settings-neighbours = Areas next to yours
settings-neighbours-hint = One a line, names or codes.
settings-periods = Periods to hold figures against
settings-period = A period to hold figures against
settings-period-new = Add a period to hold figures against
settings-period-add = Add a period
settings-period-remove = Take this period away
settings-period-what = Readers can choose it on the page of a measure, besides the same months just before.
settings-period-name = Its name
settings-period-name-hint = As documents print it, such as 2019, the last year without restrictions.
settings-period-from = First month
settings-period-to = Last month
settings-month-hint = As 2019-01
settings-period-reason = Why this period
settings-period-reason-hint = Printed wherever figures are held against it.
settings-rules = Red, amber and green
settings-rule = Rule for red, amber and green
settings-rule-of = Rule for { $measure }
settings-rule-all = All measures without a rule of their own
settings-rule-what = A change is counted in the bad direction, in per cent of what it is held against. A change for the better is green.
settings-rule-remove = Take this measure’s own rule away
settings-green = Green up to
settings-green-hint = A change for the worse up to this is green.
settings-amber = Amber up to
settings-amber-hint = Beyond this it is red.
settings-chance = Changes that chance alone could give
settings-beyond-chance = They are green, whatever their size
settings-beyond-chance-hint = Recommended: small counts go up and down by themselves.
settings-rule-reason = Why this rule (optional)
settings-rule-reason-hint = Printed with the rule.
settings-as-text = All settings as text (watchward.toml)
measures-as-text = Your own measures as text (measures.toml)
catalogue-title = Catalogue of measures
catalogue-what = Every measure with what it counts. Open one to give it another name, a rule of its own or a rating; measures of your own can be changed whole.
catalogue-measure = Measure
catalogue-counts = What it counts
catalogue-data = Data
catalogue-not-held = No data are held yet
catalogue-held = Held from { $sources }
catalogue-name = Name
catalogue-renamed = { $ours } (the catalogue calls it { $theirs })
catalogue-sources = Can be counted from
catalogue-look = What readers see
catalogue-page = The page of this measure
rule-as-all = The rule of all measures: { $rule }
rating-title = Rating
rating-by-rule = As the rule gives it
rating-given = { $rating }, given by { $by } in place of the rule’s: { $reason }
rating-of = Rating of { $measure }
rating-what = A rating that a person gives in place of the rule’s. Both are printed, with the reason and who gave it.
rating-remove = Leave it to the rule again
rating-field = Rating
rating-reason = Why it is not the rule’s
rating-reason-hint = In a sentence.
rating-by = Who gives it
rating-by-hint = A post, not a name, such as community safety manager.
title-of = Name of { $measure }
title-what = What you call it, on every page and in every document. What it counts stays the same.
title-field = Name
title-hint = In sentence case, such as Burglary of homes.
title-remove = Use the catalogue’s name again
own-measure = Own measure
own-measure-new = Add a measure of your own
own-measure-yes = This measure is your own
own-measure-what = A measure of your own is counted from the same files as the others, by the categories that you name, or from counts that you give yourselves.
own-measure-more = This measure says more in the text than this page shows, such as a second way of counting. What is not shown stays as it is.
own-measure-remove = Take this measure away
own-title = Name
own-title-hint = In sentence case, such as Fly-tipping.
own-id = Short name for addresses
own-id-hint = Small letters, digits and hyphens, such as fly-tipping. Links keep working as long as it stays the same.
own-unit = What is counted
own-unit-hint = In the plural, such as offences, incidents or reports.
own-good = What is good
own-good-lower = Fewer
own-good-higher = More
own-good-neither = Neither: it is not rated
own-definition = What it counts, in a sentence
own-definition-hint = Printed where the measure is explained.
own-sources = Counted from
own-sources-hint = Where a month is in several, the first of them that has the whole period is taken.
own-source-held = Data of it are held.
own-source-not-held = No data of it are held yet.
own-include = Categories counted
own-include-hint = One a line, exactly as the publisher names them; a category and one of its parts as Burglary > Domestic Burglary. Empty counts everything.
own-exclude = Categories left out of those (optional)
own-exclude-hint = One a line.
own-categories = Categories in { $source }
text-title = { $file } as text
text-what = Everything that the settings say, as it is written. Lines that begin with # are remarks. A key that is not known is refused, with its line.
text-field = Text
trail-in-history = see the history of the settings
history-title = History of the settings
history-what = Every change with who made it, when and why. Each can be taken back, and what came after it stays.
history-none = Nothing was changed here yet.
history-one = A change of the settings
history-file = Text
history-undo = See what taking it back would change
error-group = Choose how the group is made
error-period-name = Enter a name for the period
error-period-reason = Enter why this period was chosen
error-month = Enter a month as 2019-01
error-percent = Enter a percentage from 0 up, such as 2 or 2.5
error-amber = Amber must not end before green
error-title = Enter a name, or use the catalogue’s name again
error-rating = Choose a rating
error-rating-reason = Enter why it is not the rule’s
error-rating-by = Enter who gives it
error-own-title = Enter a name
error-own-id = Enter a short name of small letters, digits and hyphens, such as fly-tipping
error-own-unit = Enter what is counted, such as incidents
error-own-good = Choose what is good
error-own-definition = Enter what it counts, in a sentence
error-own-sources = Choose at least one source

## Past minutes

past-title = Past minutes
past-what = Choose the file of past minutes, or of a whole pack that holds them, or paste their text. You see what could be kept of them before anything is; the file itself is not kept.
past-room = Old minutes taken in: people, resolutions, and the actions that are outstanding
past-file = The file
past-file-hint = Text, a Word file (.docx) or a PDF, up to 64 MB
past-text = Or their text
past-text-hint = As it is pasted from Word or a web page
past-pasted = Pasted minutes
past-read = Read them
past-drafts = Read, and waiting to be confirmed
past-draft-read = read on { $when }
past-kept = { $count ->
    [one] One record was kept.
   *[other] { $count } records were kept.
}
past-of = What { $file } says
past-confirm-what = Look through what was read. What is ticked is kept, all of it in one step; the trail of changes says where each was read. What is not ticked waits here.
past-findings = Look at first
past-no-findings = Nothing in them contradicts itself.
past-place = page { $page }, line { $line }
past-open = To be settled.
past-held = Held already.
past-nowhere = No action is held that this tells of; its words stay in the minutes.
past-kind-organisation = Organisations
past-kind-board = Board and groups
past-kind-meeting = Meeting
past-kind-person = People
past-kind-post = Posts
past-kind-attendance = Attendance
past-kind-declaration = Declarations of interest
past-kind-item = Agenda
past-kind-minute = Minutes
past-kind-resolution = Resolutions
past-kind-action = Actions
past-kind-promise = Promises heard, which no action stands for
past-kind-note = Notes after the meeting
past-kind-update = What was told of actions
past-board = Name of the board
past-board-hint = The minutes do not name it
past-date = Day of the meeting
past-date-hint = The minutes do not say it. For example, 2021-03-25
past-words = What is to be done
past-owner = Whose it is
past-owner-hint = A name, a post, a group or an organisation, or every partner
past-everybody = Every partner
past-keep = Keep what is ticked
past-discard = Discard the rest
back-to-past = Back to past minutes
error-past-both = Choose a file or paste a text, not both
error-past-missing = Choose a file, or paste the text of the minutes
error-past-reading = The minutes cannot be read: { $why }
error-past-date = Enter the day as year, month and day, such as 2021-03-25

# The board
board-title = The board
board-what = Boards and groups, their meetings from agenda to minutes, and the actions that they follow
board-none = There is no board yet.
board-caption = Boards and groups
board-new = Add a board or group
board-add = Add it
board-next = Next meeting
board-no-next = None yet
board-outstanding = Outstanding actions
board-more = Also here
board-kind-board = A board: it decides, and meets in public
board-kind-group = A group: it works for a board
field-board = Board
field-board-kind = What it is
field-parent = The board that it works for
field-notice = Notice of meetings
field-name-from = From when on it has this name
field-day = Day
field-month = Month
field-year = Year
no-parent = None
hint-notice = How many clear working days before a meeting its agenda is published: five for a board
hint-name-from = Only where the name is a new one. The former name is kept, so that old papers lead here.
former-names = Former names
notice-days =
    { $days ->
        [one] 1 clear working day
       *[other] { $days } clear working days
    }
change-of = Change { $name }
choose-one = Choose
any = Any
nobody = Nobody
error-name-missing = Enter a name
error-board-kind = Choose whether it is a board or a group
error-notice = Enter a number of days from 0 to 60
error-name-from = Enter the day from which it has the new name
error-day = Enter a day as day, month and year, such as 17 6 2021

## People, posts and organisations

sitters-title = Who comes to meetings
sitters-what = People who sit on boards and do what boards decide. They need no account.
sitters-none = There is nobody yet.
sitter-new = Add a person
sitter-add = Add this person
field-rank = Rank or honorific (optional)
hint-rank = Such as Inspector or Councillor
field-posts = Posts
no-organisation = None
posts-title = Posts
posts-what = An action can belong to a post. Whoever holds the post then has the action.
posts-none = There is no post yet.
post-new = Add a post
post-add = Add this post
field-post-title = Title
hint-post-title = Such as Community Safety Manager
holders-title = Who holds it
field-holder = Held by
field-give-to = Give it to
hint-give = Whoever holds it now holds it to the day before
post-give = Give the post
field-first-day = First day
field-last-day = Last day
error-person = Choose a person
error-first-day = Enter the first day
organisations-title = Organisations
organisations-what = The partners, statutory and others
organisations-none = There is no organisation yet.
organisation-new = Add an organisation
organisation-add = Add this organisation
field-short = Short name (optional)
hint-short = What minutes call it
field-statutory = Responsible authority
statutory-yes = The law names it as a responsible authority
statutory-what = Crime and Disorder Act 1998, section 5

## Members

members-title = Members
members-none = Nobody sits on it yet.
members-former = Former members
member-new = Add a member
member-add = Add this member
member-end = End
member-end-of = End the membership of { $name }
member-end-what = What they did stays in the minutes. They can be added again from another day on.
seat-chair = Chair
seat-vice-chair = Vice-chair
seat-member = Member
seat-portfolio-holder = Portfolio holder
seat-adviser = Adviser
field-who = Who
hint-seat = A post sits there with whoever holds it; a person sits there as themselves
field-seat = As what
field-time-of = When
field-alternate = Alternate for
hint-alternate = Only for who comes in a member’s place
hint-last-day = Only where it is known already
no-alternate = Nobody: a member
error-seat = Choose who sits there
error-role = Choose as what
error-last-day = The last day must be the first one or a later one

## Meetings

meetings-title = Meetings
meetings-none = There is no meeting yet.
meeting-new = Add a meeting
meeting-add = Add this meeting
meeting-title = { $board }, { $day }
meeting-details = Details of the meeting
meeting-status = How far the meeting is
meeting-tasks = What is to be done
meeting-draft = Being prepared
meeting-published = Pack published
meeting-held = Held
meeting-minutes-draft = Draft minutes
meeting-minutes-agreed = Minutes agreed
meeting-cancelled = Called off
meeting-invitation = Invitation
invitation-file = Invitation for calendars (iCalendar)
invitation-file-cancelled = Cancellation for calendars (iCalendar)
invitation-asked =
    { $count ->
        [0] It is addressed to nobody yet: no member has an account under their name. Answers go to you.
        [one] It is addressed to the 1 member who has an account under their name. The answer goes to you.
       *[other] It is addressed to the { $count } members who have an account under their name. Answers go to you.
    }
invitation-others = Send it besides to those without an account: { $names }.
mode-in-person = In a room
mode-virtual = By video
mode-hybrid = In a room and by video
field-date = Date
field-time = Begins
field-place = Place
field-mode = How it is held
field-contact = Whom to ask
field-status = How far it is
field-ended = Ended at
hint-time = Such as 10:00 or 2.30pm
hint-place = Such as a room and its address, or where the link to join is found
hint-contact = A post rather than a name, with telephone and email
place-missing = Add a place
publish-by = Publish the agenda by
publish-by-said =
    { $count ->
        [one] { $day }, so that 1 clear working day lies before the meeting
       *[other] { $day }, so that { $count } clear working days lie before the meeting
    }
error-date-missing = Enter the date
error-time = Enter a time, such as 10:00 or 2.30pm
error-mode = Choose how it is held
error-status = Choose how far it is
error-meeting-taken = The board has another meeting at this time
status-done = Done
items-count =
    { $count ->
        [one] 1 item
       *[other] { $count } items
    }
ticked-count = { $count } ticked
written-count = { $written } of { $items } written
task-agenda = Add items, and put them in order
task-at-meeting = Tick who is there; take minutes, resolutions and actions
task-minutes = Read, correct and complete what was taken
task-agree = The next meeting agrees the minutes; from then on they are not changed

## Agenda

agenda-title = Agenda
agenda-none = There is no item yet.
item-new = Add an item
item-add = Add this item
item-remove = Remove this item
item-remove-what = An item can be removed as long as nothing is recorded of it.
item-standing = Standing: on every agenda
item-substantive = Substantive: the discussion of a priority
item-papers = With papers
item-verbal = Verbal: without a paper
field-title-item = Title
field-under = Part of
hint-under = A part is numbered 4a, 4b and so on
no-whole = No other item
field-item-kind = Kind
field-context = What it is for (optional)
hint-context = A sentence or two, printed on the agenda
field-presenter = Presented by (optional)
hint-presenter = A post or an organisation
field-part = Part
part-one = Part 1: public
part-two = Part 2: exempt
part-two-what = Heard without the public. Nothing of it is shown to anybody who may not read exempt papers.
field-exempt = Paragraph of Schedule 12A
exempt-1 = Any individual
exempt-2 = Likely to reveal who an individual is
exempt-3 = The financial or business affairs of a particular person, the authority included
exempt-4 = Consultations or negotiations on labour relations
exempt-5 = Legal professional privilege
exempt-6 = A notice, order or direction that the authority proposes to give or make
exempt-7 = Preventing, investigating or prosecuting crime
exempt-said = Heard without the public: Schedule 12A, paragraph { $paragraph } ({ $what }).
field-exempt-reason = Why the public interest is better served by keeping it
hint-exempt-reason = It is weighed for this item, and kept with it
error-title-item = Enter a title
error-item-kind = Choose its kind
error-part = Choose Part 1 or Part 2
error-exempt = Choose the paragraph that it falls under
error-exempt-reason = Enter why the public interest is better served by keeping it
move-up = Up
move-up-which = Move { $number } { $title } up
move-down = Down
move-down-which = Move { $number } { $title } down

## At the meeting

at-meeting-title = At the meeting
at-meeting-of = At the meeting: { $meeting }
at-meeting-keys = Access keys: a for attendance, 1 to 9 for an item, n for the next item. Most browsers want Alt with the key, or Alt and Shift.
meeting-contents = On this page
item-recorded = recorded
record-item = Record item { $number }
next-item = Next: item { $number }
said-saved = Saved.
said-merged = Saved. Somebody else has saved meanwhile: their changes and yours are both in the text. Read it once more.
said-attendance = Attendance saved.
attendance-title = Attendance
attendance-counts = { $there } there, { $apologies } with apologies.
attendance-nobody = Nobody sits on this board on that day. Add its members on the board’s page, or choose somebody below.
attendance-other = Somebody else
tick-attendance = Tick attendance
save-attendance = Save attendance
seat-empty = { $seat }: nobody holds this post on that day.
attended-present = Present
attended-also-present = Also present
attended-apologies = Apologies
attended-alternate = Alternate
attended-none = Not ticked
alternate-for = Alternate for { $name }
alternate-who-for = { $who } (for { $name })
field-other = Person
field-other-as = Came as
error-other-as = Choose as what they came; nobody comes for themselves
declarations = Declarations of interest
declarations-none = There were no declarations of interest.
declarations-title = Declarations of interest ({ $count })
declare = Add the declaration
field-declared = What was declared
error-declared = Enter what was declared
field-minutes = Minutes
hint-minutes = Leave a line empty between paragraphs. A list has a hyphen before each line.
save-minutes = Save
field-resolved = Resolved that
hint-resolved = May be left empty for what is noted or agreed as usual. A list has one resolution a line.
resolved-noted = Noted
resolved-agreed = Agreed
resolved-noted-with-action = Noted, with an action
resolved-numbered = A list
resolved-that = RESOLVED that { $words }
usual-noted = the update be noted
usual-agreed = the recommendation be agreed
usual-correct-record = the minutes of the meeting held on { $day } be agreed as a correct record
error-form = Choose the form of the resolution
error-resolved = Enter what was resolved
promises-title = Promises heard that no action stands for
promise-make = Make this an action
promise-make-of = Make this an action: { $text }
error-changed-lines = Somebody else has changed the same lines. Theirs stand above: take over what you need, then save
minute-theirs = What somebody else has saved, in the same lines. Take over from it what you need, then save.
end-title = The meeting has ended
end-meeting = End the meeting

## Minutes

minutes-title = Minutes
minutes-of = Minutes: { $meeting }
minutes-ended = The meeting ended at { $time }.
minutes-ready = The draft is ready
minutes-ready-what = Once the draft is complete, say so. The meeting is then marked:
minutes-agreed-what = The board has agreed these minutes. They are not changed any more; what is learnt later is added as a note.
minute-none = Nothing is written yet.
minute-last = Version { $version }, saved by { $who }, { $at }
minute-of = Minutes of { $item }
minute-change = Change the text
minute-change-of = Change the text of { $title }
correct = Correct
correct-resolution = Correct: { $words }
note-add = Add a note
note-add-of = Add a note to { $title }
note-of = A note to { $item }
note-after = Note after the meeting, { $day }:
note-what = A note stands apart from the minutes: what came later, such as a group that was renamed.
field-note-after = Note
error-note-after = Enter the note
field-form = Form
resolution-correct = Correct a resolution
resolution-remove = Take it out
resolution-remove-what = A resolution that was put in by mistake can be taken out. Its actions stay with the item.
agree-title = Agreement
agree-which = Agree the minutes of { $day }
agree-what = The resolution is recorded at the item that you choose. From then on the minutes are not changed.
agree-no-later = There is no later meeting with an agenda at which they could be agreed.
agree-no-later-go = Go to the board
agree-button = Mark as agreed
field-agreed-at = Agreed at
error-agreed-at = Choose the item at which they were agreed

## Actions

actions-title = Actions
actions-what = Every action with whose it is, when it is due and how long it is open
actions-filter = Choose which actions are shown
actions-see-all = See all actions
actions-count =
    { $count ->
        [0] No action is like that.
        [one] 1 action.
       *[other] { $count } actions.
    }
outstanding-title = Matters outstanding
outstanding-none = Nothing is outstanding.
owner-everybody = Every partner
owner-group = { $name } (group)
owner-organisation = { $name } (organisation)
action-title = An action
action-new = An action
action-add = Add the action
action-change = Change an action
action-from = { $title }, { $day }
action-source = Arose at
action-of = Action: { $words } ({ $owner })
action-age = Open for, or outcome
action-open = Outstanding
action-closed = Closed
action-overdue =
    { $days ->
        [one] Overdue by 1 day
       *[other] Overdue by { $days } days
    }
action-soon =
    { $days ->
        [0] Due today
        [one] Due tomorrow
       *[other] Due in { $days } days
    }
days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }
open-for =
    { $days ->
        [one] Open for 1 day
       *[other] Open for { $days } days
    }
due-at = At the meeting of { $day }
due-after = After { $event }
due-none = No date
field-what = What is to be done
field-due = When it is due
hint-due = A date, “next meeting”, or after what: 30 April 2021, next meeting, after the visit in April
field-show = Which
show-outstanding = Outstanding
show-overdue = Overdue
show-urgent = Overdue or due within 14 days
show-closed = Closed
show-all = All
error-filter = choose from the list
error-what = Enter what is to be done
error-owner = Choose whose it is
error-due = Enter a date such as 30 April 2021, “next meeting”, or “after” and what
error-due-no-next = There is no next meeting yet: add it first, or enter a date
error-due-no-meeting = The board has no meeting on that day
timeline-title = What happened
timeline-arose = It arose at the meeting
timeline-update = { $who } told
timeline-closed = The board closed it: { $outcome }
field-update = What there is to tell
update-add = Add this
error-update = Enter what there is to tell
close-title = Closing it
close-what = The board closes an action at a meeting. Until then it stands in the matters outstanding.
field-outcome-of = What came of it
outcome-done = Done
outcome-decided-against = Decided against
outcome-superseded = Superseded by something else
outcome-no-response = No response
outcome-ongoing = Goes on as daily work
field-closing = In words (optional)
hint-closing = What was reported back
field-closed-at = At the meeting of
action-close = Close the action
action-reopen = Open it again
action-reopen-what = An action that was closed by mistake is outstanding again.
error-outcome = Choose what came of it
error-closed-at = Choose the meeting at which the board closes it
needs-action-what = { $owner }. { $due }
needs-actions-more =
    { $count ->
        [one] 1 more action is overdue or due soon
       *[other] { $count } more actions are overdue or due soon
    }

## Papers and packs

field-agenda = Agenda
agenda-from-template = Fill it from the template
agenda-from-template-what = What stands on every agenda, the quarter’s priority, the last minutes, what is outstanding, and the performance report with its figures.
agenda-empty = Begin with an empty agenda

papers-title = Papers
papers-of = Papers: { $meeting }
papers-none = There is no paper yet.
papers-without-item = Without an item
papers-count = { $count ->
    [one] 1 paper
   *[other] { $count } papers
}
task-papers = What the board is asked to read: written, brought or made from figures.
task-pack = Look at the pack, see what it lacks, and publish it.
paper-new = Write a paper
paper-add = Go on to its text
paper-bring = Bring a file
paper-bring-what = A PDF goes into the pack page by page, as it is. The words of a Word file are set anew with the pack, and the file stands beside it.
paper-bring-button = Bring it
paper-make = Make a paper from figures
paper-make-what = The figures are frozen as they are now. Data that come later change nothing until you make it again.
paper-make-button = Make it
paper-make-again = Make it again
paper-make-again-what = Made again, it takes the figures of the data that are held now.
paper-written = Written here
paper-brought = Brought as a file
paper-report = Made from figures
paper-minutes = The minutes of a meeting
paper-matters = What is outstanding
paper-made-from = Made from
paper-no-item = No item yet
paper-about-item = item
paper-about-part = part
paper-last = Last saved
paper-figures = Figures
paper-frozen = To { $to }, frozen with { $count ->
    [one] 1 vintage
   *[other] { $count } vintages
}
paper-head = Write its head
paper-head-row = Head of the report
paper-head-of = Head of “{ $title }”
paper-write = Write its text
paper-preview = See it as in the pack
paper-file = Get the file
paper-text-of = Text of “{ $title }”
paper-text-help = How figures, headings and tables are written
paper-text-how = Text is written in Markdown. A figure stands by its reference, so that it is never typed.
paper-withdraw = Withdraw it
paper-withdraw-what = A paper that is withdrawn is in no pack from now on. What it said stays in the trail.
field-paper-title = Title
field-paper-item = Item of the agenda
field-paper-file = File
hint-paper-file = A PDF, a Word file (.docx) or a text, of 64 MB at most.
field-paper-text = Text
hint-paper-text = In Markdown. Others can write at the same time.
field-handling = How it is to be handled (optional)
hint-handling = Only for OFFICIAL-SENSITIVE papers, such as: Members of the board only.
field-report = Report
report-performance = Crime performance
report-needs-assessment = Needs assessment
report-summary = Crime in one page
error-paper-title = Enter a title
error-paper-title-like = Enter a title, such as { $title }
error-paper-file = Choose a file
error-report = Choose a report
error-not-ready = The pack was not published: { $why }
lack-stops = Stops the pack
lack-warns = Look at this
pack-title = Pack
pack-of = Pack: { $meeting }
pack-lacks = What it lacks
pack-lacks-nothing = It lacks nothing.
pack-drafts = How it would look now
pack-draft-page = Web page (draft)
pack-draft-pdf = PDF (draft)
pack-draft-exempt = PDF of Part 2 (draft)
pack-published = Published
pack-number = Pack { $number }
pack-publish = Publish the pack
pack-notice = The board gives { $days } clear working days: publish by { $by }. What is published is frozen. A paper that comes later makes a further pack, in which every page keeps its number.
pack-stopped = It cannot be published yet: see what it lacks.
figures-title = The figures in its papers
figures-none = No figure in the papers was found to contradict another or its own arithmetic. That is not to say that every figure is right.
figures-what = Some figures cannot be right as they stand. They do not keep the pack from being published: look at each, then mend its paper or publish it as it is. Only those who manage the board see this.
figures-contradict = { $count ->
    [one] In 1 place the figures in this paper cannot all be right.
   *[other] In { $count } places the figures in this paper cannot all be right.
}
figures-more = { $count ->
    [one] 1 more place is not shown here.
   *[other] { $count } more places are not shown here.
}
figures-others = { $count ->
    [one] In 1 place nothing contradicts, but a reader may stumble.
   *[other] In { $count } places nothing contradicts, but a reader may stumble.
}
figures-all = See them where they stand in the paper
figures-unread = Its figures were not checked: { $why }.
figure-in = In
figure-quote = “{ $quote }”
figure-says = It says
figure-should = It should be
figure-working = Because
figure-where = Where
field-seen = The figures
seen-yes = I have seen what is said of the figures in these papers
error-not-seen = Confirm that you have seen what is said of the figures
field-published = Day of publication
field-pack-part = Which pack
head-report-number = Report number
head-decision-maker = Decision maker
head-decision-type = Decision type
head-contact-officer = Contact officer, by post
head-chief-officer = Chief officer, by post
head-wards = Wards
head-reason = Reason for report
head-recommendation = Recommendation
head-policy = Policy
head-financial = Financial
head-staff = Staff
head-legal = Legal
head-impact = Impact
head-ward-views = Ward councillors’ views
head-not-applicable = Sections that do not apply
head-background = Background documents
