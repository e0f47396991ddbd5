//! All signals and memos, as plain `Copy` structs given by context.
//!
//! [`Session`] lives as long as the page: what the reader chose (a mirror of the address), which dataset is shown, what is on its
//! way. [`Year`] lives as long as one dataset is shown: all that is derived from it and from the choice. What can be derived is
//! derived in a memo, so a choice that leaves a value equal renders nothing that depends on it.
//!
//! Architecture Invariant: components change the choice only through [`Session::change`], so state and address cannot differ.

mod asked;
mod drafts;
mod host;
mod link;
mod opened;
mod session;
mod sheets;
mod single;
mod slides;
mod workbook;
mod year;

pub use asked::{LOADING, REPORT, TITLE};
pub use drafts::DraftOffer;
pub use host::HostPage;
pub use link::Link;
pub use session::{FILTERS, FileReport, History, Loading, Part, Session, use_session};
pub use sheets::Writing;
pub use slides::PRESENT;
pub use workbook::{At, FAULTS, N_ROWS, OpenWorkbook, PANEL, WORKBOOK, cell_id};
pub use year::{Lanes, Year, use_year};
