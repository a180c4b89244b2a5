//! Who holds which permission: the table in the module's documentation, held against the types.

use partnership::{
    Annotate, EditSettings, ImportData, InvitePartners, ManageAccounts, Operate, Permission,
    PublishReports, ReadExempt, Role, Roles, SignedIn,
};

fn holders<P: Permission>() -> Vec<&'static str> {
    Role::ALL
        .iter()
        .filter(|role| P::held_by(&Roles::of(&[**role])))
        .map(|role| role.id())
        .collect()
}

#[test]
fn each_permission_is_held_by_whom_the_table_says() {
    let desk = ["administrator", "coordinator", "analyst"];
    let lead = ["administrator", "coordinator"];
    assert_eq!(holders::<SignedIn>().len(), Role::ALL.len());
    assert_eq!(holders::<ImportData>(), desk);
    assert_eq!(holders::<Annotate>(), desk);
    assert_eq!(holders::<EditSettings>(), desk);
    assert_eq!(holders::<PublishReports>(), lead);
    assert_eq!(holders::<InvitePartners>(), lead);
    assert_eq!(holders::<ReadExempt>(), ["administrator", "coordinator", "exempt-reader"]);
    assert_eq!(holders::<ManageAccounts>(), ["administrator"]);
    assert_eq!(holders::<Operate>(), ["administrator"]);
}
