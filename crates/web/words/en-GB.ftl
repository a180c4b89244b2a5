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
no-data-yet = There are no data yet.

## Your ward

wards-title = Your ward
wards-what = See whether crime has gone up or down where you live, and how sure that is.
field-postcode = Postcode
hint-postcode = For example BR1 1AA
find-ward = Find my ward
error-postcode-unknown = This postcode is not known here. Choose your ward from the list
several-wards = Postcodes that begin like this lie in more than one ward:
all-wards = All wards
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
mailings-what = A saved view or new peaks, sent to you every week or month
mailings-no-mail = This site cannot send mail yet. What you ask for is kept, and comes once it can.
mailings-none = Nothing is sent to you.
mailings-caption = What is sent to you
mailing-new = Have something sent
mailing-add = Send it to me
mailing-peaks = New peaks
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

    On the site, with tables and charts:
    { $address }

    You asked for this mail. To stop it:
    { $stop }
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
