//! Look-ups: which areas lie in which.

use sources::Table;

use super::text::{identifier, numbers, strings, text};
use crate::{Lake, LakeError, LookupRow, layout};

impl Lake {
    /// Every row of every live look-up, the newest vintage first, sorted by child and parent.
    pub fn lookups(&self) -> Result<Vec<LookupRow>, LakeError> {
        let engine = self.answers.engine()?;
        let mut all = Vec::new();
        for vintage in self.vintages().iter().filter(|held| held.table == Table::Lookup) {
            let file = layout::rows_file(vintage);
            engine.know(vintage, &file, vintage.table)?;
            let sql = format!(
                "SELECT child_code, child_name, parent_code, parent_name, child_set, parent_set, change, share FROM {}",
                identifier(&file)
            );
            let mut found = Vec::new();
            for rows in engine.rows_of(vintage, &file, &sql)? {
                let texts =
                    (0..7).map(|column| strings(&rows, column)).collect::<Result<Vec<_>, _>>()?;
                let shares = numbers(&rows, 7)?;
                for row in 0..rows.num_rows() {
                    let word = |column: usize| texts[column].value(row).to_owned();
                    found.push(LookupRow {
                        child_code: word(0),
                        child_name: word(1),
                        parent_code: word(2),
                        parent_name: word(3),
                        child_set: word(4),
                        parent_set: word(5),
                        share: shares.value(row),
                        change: text(&texts[6], row),
                        vintage: vintage.id.clone(),
                    });
                }
            }
            // No clones: a national look-up has a hundred thousand rows and each is held against some twenty others.
            found.sort_by(|a: &LookupRow, b: &LookupRow| {
                (&a.child_code, &a.parent_code, &a.child_name, &a.parent_name).cmp(&(
                    &b.child_code,
                    &b.parent_code,
                    &b.child_name,
                    &b.parent_name,
                ))
            });
            all.append(&mut found);
        }
        Ok(all)
    }
}
