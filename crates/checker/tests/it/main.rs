//! The checker from outside.

#[cfg(test)]
mod apart;
#[cfg(test)]
mod bad_input;
#[cfg(test)]
mod beside;
mod bulletins;
#[cfg(test)]
mod data;
#[cfg(test)]
mod labelled;
#[cfg(test)]
mod on_table;
#[cfg(test)]
mod parts;
#[cfg(test)]
mod prose;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod texts;
#[cfg(test)]
mod told;
#[cfg(test)]
mod true_texts;
#[cfg(test)]
mod typeset;
#[cfg(test)]
mod wholes;
