//! Drafts of workbooks in the browser's own database (IndexedDB), so that neither a crash nor a closed tab loses what was corrected.
//!
//! There is one for each time that a file was opened: whoever opens it again after a crash, or in two tabs, loses neither. It does not know
//! what is in them. Where the browser has no database for this page (a private window of some browsers, a frame without an origin), there
//! are no drafts, and nothing is said.

use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStore, ObjectStoreParams, Query, TransactionMode,
};
use js_sys::{Date, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

const DATABASE: &str = "yearline";
const STORE: &str = "drafts";

/// A draft.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// What tells it from others: the file, and when it was opened.
    pub key: String,
    /// The name of the file that it is of.
    pub name: String,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at_ms: f64,
    /// What is in it.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub content: Uint8Array,
}

/// A moment on the reader's own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// Year, month (from 1) and day.
    pub day: (i32, u8, u8),
    /// Hour and minute.
    pub time: (u32, u32),
}

impl Draft {
    /// A draft of now.
    #[must_use]
    pub fn new(key: String, name: String, content: Uint8Array) -> Self {
        Self {
            key,
            name,
            saved_at_ms: Date::now(),
            content,
        }
    }

    /// When it was saved, on the reader's own clock.
    #[must_use]
    pub fn saved_at(&self) -> LocalTime {
        let date = Date::new(&JsValue::from_f64(self.saved_at_ms));
        LocalTime {
            day: (
                date.get_full_year() as i32,
                date.get_month() as u8 + 1,
                date.get_date() as u8,
            ),
            time: (date.get_hours(), date.get_minutes()),
        }
    }
}

/// A key for the draft of a file that is opened now.
#[must_use]
pub fn new_key(name: &str) -> String {
    format!("{name} {}", Date::now())
}

async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            // Refused only where there is one already.
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// Saves a draft, in place of the one before with the same key. Where the browser cannot, there is none, which nobody was promised.
pub async fn put(draft: &Draft) {
    let Ok(value) = serde_wasm_bindgen::to_value(draft) else {
        return;
    };
    let key = JsValue::from_str(&draft.key);
    let _ = change(async |store| store.put(&value, Some(&key))?.await.map(drop)).await;
}

/// Throws the draft with that key away. Where there is no database there is none to be thrown away.
pub async fn remove(key: &str) {
    let key = JsValue::from_str(key);
    let _ = change(async |store| store.delete(Query::Key(key))?.await).await;
}

async fn change(act: impl AsyncFnOnce(&ObjectStore) -> Result<(), Error>) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    act(&transaction.object_store(STORE)?).await?;
    transaction.commit()?.await?;
    database.close();
    Ok(())
}

/// The draft with that key.
pub async fn get(key: &str) -> Option<Draft> {
    all().await.into_iter().find(|draft| draft.key == key)
}

/// All drafts, the newest first. What another build of the page has saved in another form is left out.
pub async fn all() -> Vec<Draft> {
    // Without a database there are none.
    let values = stored().await.unwrap_or_default();
    let drafts = values.into_iter().map(serde_wasm_bindgen::from_value);
    let mut drafts: Vec<Draft> = drafts.filter_map(Result::ok).collect();
    drafts.sort_by(|a, b| b.saved_at_ms.total_cmp(&a.saved_at_ms));
    drafts
}

async fn stored() -> Result<Vec<JsValue>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let values = transaction
        .object_store(STORE)?
        .get_all(None, None)?
        .await?;
    database.close();
    Ok(values)
}
