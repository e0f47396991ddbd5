//! The page as a guest in another one: what the messages of its host mean, and which messages it is sent.
//!
//! Websites size the frames that they show by one of half a dozen scripts, each with a dialect of its own. The page speaks all of them, so that
//! whoever pastes its snippet need not know which script is there. A [`Frame`] is told what happens (a message came, the content has
//! another height, another view is shown) and answers with the messages to send. It knows no window, so its tests are protocols.
//!
//! A dialect is *active* once the host has spoken it, and *passive* when nobody ever speaks but some listen. As long as no active one is spoken, a
//! change of the height is told in each passive one; from then on in each active one that is spoken, and in no other.
//!
//! Who may know what: how tall the page is, anybody. What the reader chose, only the host whose origin is known: the one that the address
//! of the frame names (`origin`), or else that of the referrer. Only that one may ask for a view. Nobody is told anything of a
//! file that a reader opened from their own disk.

mod dialect;
mod message;

use yearline_core::url;

use dialect::{Dialect, PASSIVE, Said, Size, Spoken};
pub use message::Told;
use message::filled;

/// The version of the page's own messages.
pub const VERSION: u32 = 1;

// The forms of those messages; see `filled`.
const HERE: &str = r#"{"type":"yearline:ready","version":$0}"#;
const READY: &str = r#"{"type":"yearline:ready","version":$0,"title":%1,"query":%2}"#;
const VIEW: &str = r#"{"type":"yearline:view","version":$0,"query":%1}"#;
const OPENED: &str = r#"{"type":"yearline:select","version":$0,"item":%1,"title":%2}"#;
const CLOSED: &str = r#"{"type":"yearline:select","version":$0,"item":null,"title":null}"#;

/// The longest text of a message that is read, in UTF-16 units.
pub const MOST_CHARS: u32 = 4096;

/// A message that came, of which nothing has been read yet. Whoever has it reads only what is asked for, so a huge one costs nothing.
pub trait Message {
    /// The message, if it is a text and not longer than that.
    fn text(&self, most_chars: u32) -> Option<String>;
    /// An object's own property, if it is a text and not longer than that.
    fn own_text(&self, name: &str, most_chars: u32) -> Option<String>;
    /// An object's own property, if it is a number.
    fn own_number(&self, name: &str) -> Option<f64>;
}

/// What the host asks for. What is missing is to stay as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// A view, as a query.
    pub view: Option<String>,
    /// Looks, as in an address.
    pub theme: Option<String>,
    /// A language's tag.
    pub lang: Option<String>,
}

impl Asked {
    /// What is asked for when this was asked and then that.
    #[must_use]
    pub fn then(self, later: Self) -> Self {
        Self {
            view: later.view.or(self.view),
            theme: later.theme.or(self.theme),
            lang: later.lang.or(self.lang),
        }
    }
}

/// What came of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// What is to be answered.
    pub answers: Vec<Told>,
    /// What the host asks for.
    pub asked: Option<Asked>,
}

/// The dataset and the view that are shown.
#[derive(Clone, Debug)]
struct Shown {
    title: String,
    query: String,
    item: Option<String>,
}

/// The page in a frame: who has spoken, and what was told.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The host's origin, where it is known.
    host: Option<String>,
    /// The frame's address as the host has set it.
    address: String,
    /// What the host of a Datawrapper-like frame is to find in its messages: the dataset's stable name.
    name: String,
    /// The active dialects that the host has spoken, each once.
    spoken: Vec<Spoken>,
    size: Option<Size>,
    shown: Option<Shown>,
}

impl Frame {
    /// A page in a frame with that address, whose document names that referrer, and that origin for the window around it, where the browser
    /// tells one: after the frame has loaded again, the referrer is the page itself.
    #[must_use]
    pub fn new(address: &str, query: &str, referrer: &str, around: Option<&str>) -> Self {
        let named = url::parameter(query, "origin").as_deref().and_then(origin);
        let host = named
            .or_else(|| origin(referrer))
            .filter(|host| around.is_none_or(|around| around == host));
        let mut frame = Self {
            host,
            address: address.to_owned(),
            ..Self::default()
        };
        // pym.js says in the address that it is there.
        if let Some(id) = url::parameter(query, "childId").filter(|id| is_short(id)) {
            let width = url::parameter(query, "initialWidth").unwrap_or_default();
            frame.spoken.push(Spoken {
                width,
                ..Spoken::new(Dialect::Pym, &id)
            });
        }
        frame
    }

    /// What is to be said at first: the page is there only long after the frame has loaded, and iframe-resizer 4 repeats its greeting only if it
    /// is asked to. So does the script of our own.
    #[must_use]
    pub fn greeting(&self) -> Told {
        Told {
            content: "[iFrameResizerChild]Ready".to_owned(),
            is_object: false,
            to: None,
        }
    }

    /// A message came from the window around the frame, whose origin the browser vouches for.
    pub fn hear(&mut self, message: &dyn Message, from: &str) -> Heard {
        let mut heard = Heard::default();
        if self.host.as_deref().is_some_and(|host| host != from) {
            // There is one window around a frame, and it stays of one origin: whoever was named in the address is not there.
            self.host = None;
        }
        if let Some(text) = message.text(MOST_CHARS) {
            heard.answers = self.answers(dialect::read_text(&text));
        } else if let Some(kind) = message.own_text("type", MOST_CHARS) {
            if kind == "yearline:set" {
                heard.asked = dialect::read_asked(message).filter(|_| self.host.is_some());
            } else {
                heard.answers = self.answers(dialect::read_type(&kind));
            }
        }
        heard
    }

    fn answers(&mut self, said: Option<Said<'_>>) -> Vec<Told> {
        let mut answers = Vec::new();
        let (asked, id) = match said {
            None => return answers,
            Some(Said::Speaks(dialect, id)) => {
                if dialect == Dialect::Yearline {
                    answers.extend(self.ready());
                }
                if !self.spoken.iter().any(|s| s.dialect == dialect) {
                    self.spoken.push(Spoken::new(dialect, id));
                }
                (dialect, Some(id))
            }
            Some(Said::Wants(dialect)) => (dialect, None),
            Some(Said::PymWidth(..)) => (Dialect::Pym, None),
        };
        let Some(spoken) = self.spoken.iter_mut().find(|s| s.dialect == asked) else {
            return answers;
        };
        if let Some(Said::PymWidth(id, width)) = said {
            // pym.js answers a width only if it is another one.
            if spoken.id != id || spoken.width == width {
                return answers;
            }
            width.clone_into(&mut spoken.width);
        }
        if let Some(id) = id.filter(|id| spoken.id != *id) {
            *spoken = Spoken::new(asked, id);
        }
        if let Some(size) = self.size {
            answers.push(spoken.tell(size, &self.name, &self.address));
        }
        answers
    }

    /// The content has that size, in CSS pixels. A frame without a width is one that is not shown: what it measures means nothing.
    pub fn measured(&mut self, width: f64, height: f64) -> Vec<Told> {
        // Whole numbers from here on; what is past their range is no size of a page.
        let size = Size {
            width: width.ceil() as u32,
            height: height.ceil() as u32,
        };
        if size.width == 0 || size.height == 0 {
            return Vec::new();
        }
        let before = self.size.replace(size);
        if before.is_some_and(|before| before.height == size.height) {
            return Vec::new();
        }
        let mut passive = if self.spoken.is_empty() {
            PASSIVE.map(|d| Spoken::new(d, "")).to_vec()
        } else {
            Vec::new()
        };
        let (name, address) = (&self.name, &self.address);
        self.spoken
            .iter_mut()
            .chain(&mut passive)
            .map(|s| s.tell(size, name, address))
            .collect()
    }

    /// A dataset is shown that came from an address: its stable name, its title, and the view of it.
    pub fn show(&mut self, name: &str, title: &str, query: &str) -> Vec<Told> {
        name.clone_into(&mut self.name);
        self.shown = Some(Shown {
            title: title.to_owned(),
            query: query.to_owned(),
            item: None,
        });
        self.ready().into_iter().collect()
    }

    /// What is shown is nothing to tell of: a reader's own file.
    pub fn keep_quiet(&mut self) {
        self.shown = None;
    }

    /// The page is there; what it shows, if that may be known.
    fn ready(&self) -> Option<Told> {
        let Shown { title, query, .. } = self.shown.as_ref()?;
        let form = if self.host.is_some() { READY } else { HERE };
        Some(self.told(form, title, query))
    }

    /// A message of our own, for nobody but the host where that is known.
    fn told(&self, form: &str, first: &str, second: &str) -> Told {
        let content = filled(form, &[&VERSION.to_string(), first, second]);
        Told {
            content,
            is_object: true,
            to: self.host.clone(),
        }
    }

    /// The view is now another one: its query, and the activity that is open, by identifier and title.
    pub fn choose(&mut self, query: &str, item: Option<(&str, &str)>) -> Vec<Told> {
        let mut told = Vec::new();
        let Some(shown) = self.shown.as_mut().filter(|_| self.host.is_some()) else {
            return told;
        };
        let is_new = shown.query != query;
        let id = item.map(|(id, _)| id);
        let is_other = shown.item.as_deref() != id;
        query.clone_into(&mut shown.query);
        shown.item = id.map(str::to_owned);
        if is_new {
            told.push(self.told(VIEW, query, ""));
        }
        if is_other {
            let (id, title) = item.unwrap_or_default();
            told.push(self.told(if item.is_some() { OPENED } else { CLOSED }, id, title));
        }
        told
    }
}

fn is_short(text: &str) -> bool {
    text.len() <= MOST_CHARS as usize
}

/// The origin of an address of the web, as browsers write it; `None` where it is none. `*` is none: what only the host may know
/// is told to nobody else.
fn origin(address: &str) -> Option<String> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| address.starts_with(scheme))?;
    let host = address[scheme.len()..]
        .split('/')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    // A name as browsers write it, or in brackets an IPv6 address, and a port.
    let is_host = |c: u8| c.is_ascii_alphanumeric() || b".-_:[]".contains(&c);
    (!host.is_empty() && is_short(&host) && host.bytes().all(is_host))
        .then(|| [scheme, &host].concat())
}
