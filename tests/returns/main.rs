//! What goes back to departments: a copy differs from its original in marks, comments and the list, and in nothing else.

#[path = "../support/mod.rs"]
mod support;

mod answers;
mod copies;
mod corpus;
mod made;
mod parts;
