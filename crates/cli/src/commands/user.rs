//! `watchward user`: who may sign in, and which programs have a token.

use jiff::Timestamp;
use workbench::{Account, Folder, Invited, NewAccount, NewProgram, Program, Users};

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
        UserQuestion::Token { name, roles, days } => {
            made(&users.add_program(&name, &roles.into_iter().collect(), days)?)
        }
        UserQuestion::Tokens { printed } => programs(&users.programs()?, &printed),
        UserQuestion::Revoke { name } => {
            let revoked = users.revoke_program(&name)?;
            output::say(&format!("The token of {} opens nothing any more.\n", revoked.name))
        }
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

fn made(made: &NewProgram) -> Result<(), Failure> {
    let (program, token) = (&made.program, made.token.reveal());
    output::say(&format!(
        "{} has the roles {} until {}. It sends this header with each request:\n  \
         Authorization: Bearer {token}\nThe token is shown this once.\n",
        program.name,
        program.roles,
        day(program.expires)
    ))
}

/// "2021-06-17", in UTC.
fn day(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d").to_string()
}

fn programs(programs: &[Program], printed: &Printed) -> Result<(), Failure> {
    if printed.json {
        return output::json(&programs);
    }
    if programs.is_empty() {
        return output::say(
            "No program has a token. Make one: watchward user token NAME --role coordinator\n",
        );
    }
    let mut sheet = Sheet::new(&[
        ("Program", Side::Left),
        ("Roles", Side::Left),
        ("Made", Side::Left),
        ("Ends", Side::Left),
        ("Revoked", Side::Left),
    ]);
    for program in programs {
        sheet.row(vec![
            Cell::text(&program.name),
            Cell::text(program.roles.to_string()),
            Cell::text(day(program.created)),
            Cell::text(day(program.expires)),
            Cell::text(program.revoked.map(day).unwrap_or_default()),
        ]);
    }
    sheet.print(printed.format)
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
