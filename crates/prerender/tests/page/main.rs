//! The prerendered page, what the page says of itself, and the command that writes both.

mod command;
mod common;
mod head;
mod text;
