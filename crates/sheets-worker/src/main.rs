//! The second program of the page: reads and writes spreadsheets in a thread of its own.

use gloo::worker::Registrable;
use yearline_sheets_worker::{SheetsWorker, Values};

fn main() {
    SheetsWorker::registrar().encoding::<Values>().register();
}
