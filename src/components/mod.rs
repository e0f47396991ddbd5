//! What is seen: components, one visible thing a file.
//!
//! A component reads signals of [`state`](crate::state), shows them, and calls the state's methods. It derives nothing that a chart or a
//! sentence could be wrong about: counts come from [`domain`](yearline_core::domain), messages from [`text`](yearline_core::text), pictures from
//! [`yearline_plot`].

pub mod activity;
pub mod badge;
pub mod by_hand;
pub mod charts;
pub mod chip;
pub mod copy;
pub mod download;
pub mod embed_dialog;
pub mod fault_table;
pub mod figures;
pub mod filters;
pub mod footer;
pub mod forms;
pub mod in_turn;
pub mod initiatives;
pub mod legend;
pub mod masthead;
pub mod matrix;
pub mod messages;
pub mod modal;
pub mod month_cell;
pub mod one_file;
pub mod paper;
pub mod patterns;
pub mod png_button;
pub mod qr;
pub mod save_image;
pub mod scene_view;
pub mod section;
pub mod share_dialog;
pub mod slides;
pub mod still;
pub mod table;
pub mod timeline;
pub mod title;
pub mod tooltip;
pub mod visibility;
pub mod workbook;
mod year_mark;
