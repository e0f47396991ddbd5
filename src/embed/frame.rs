//! The page in a frame: which protocols are in use, and what the host page has been told.

use yearline_core::url;

use super::VERSION;
use super::inbound::{self, Inbound, InboundMessage, ViewRequest};
use super::origin::{is_short, origin};
use super::outbound::{Outbound, Payload, YearlineMessage};
use super::protocol::{ActiveProtocol, PASSIVE, PageInfo, Protocol, Size};

/// What follows from a message of the host page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The messages to send back.
    pub replies: Vec<Outbound>,
    /// What the host page wants to be shown.
    pub request: Option<ViewRequest>,
}

/// The dataset and the view that the host page may learn about.
#[derive(Clone, Debug)]
struct Content {
    title: String,
    query: String,
    item: Option<String>,
}

/// The page in a frame.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The origin of the host page, if it is known.
    host_origin: Option<String>,
    page: PageInfo,
    /// The protocols that the host page has used, each once.
    active: Vec<ActiveProtocol>,
    size: Option<Size>,
    content: Option<Content>,
}

impl Frame {
    /// A page in a frame with that address and query, and with that referrer. `parent_origin` is the origin of the window around the
    /// frame, if the browser reports it: after the frame has been reloaded, the referrer is the page itself.
    #[must_use]
    pub fn new(address: &str, query: &str, referrer: &str, parent_origin: Option<&str>) -> Self {
        let from_address = url::parameter(query, "origin").as_deref().and_then(origin);
        let host_origin = from_address
            .or_else(|| origin(referrer))
            .filter(|host| parent_origin.is_none_or(|parent| parent == host));
        let mut frame = Self {
            host_origin,
            page: PageInfo {
                address: address.to_owned(),
                ..PageInfo::default()
            },
            ..Self::default()
        };
        // pym.js announces itself in the address.
        if let Some(id) = url::parameter(query, "childId").filter(|id| is_short(id)) {
            let mut pym = ActiveProtocol::new(Protocol::Pym, &id);
            pym.width = url::parameter(query, "initialWidth").unwrap_or_default();
            frame.active.push(pym);
        }
        frame
    }

    /// The first message: the program starts long after the frame has loaded, and iframe-resizer 4 repeats its greeting only when the
    /// page asks for it. So does `embed.js`.
    #[must_use]
    pub fn announcement(&self) -> Outbound {
        Outbound::to_anyone(Payload::Text("[iFrameResizerChild]Ready".to_owned()))
    }

    /// A message was received from the window around the frame. The browser guarantees its origin.
    pub fn receive(&mut self, message: &dyn InboundMessage, from: &str) -> Response {
        if self.host_origin.as_deref().is_some_and(|host| host != from) {
            // There is one window around a frame, and its origin does not change: the origin in the address is not there.
            self.host_origin = None;
        }
        let mut response = Response::default();
        match inbound::read(message) {
            None => {}
            Some(Inbound::Greeting { protocol, frame_id }) => {
                if protocol == Protocol::Yearline {
                    response.replies.extend(self.ready());
                }
                self.activate(protocol, &frame_id);
                response.replies.extend(self.height_message(protocol));
            }
            Some(Inbound::HeightRequest(protocol)) => {
                response.replies.extend(self.height_message(protocol));
            }
            Some(Inbound::PymWidth { frame_id, width }) => {
                let pym = self.active_mut(Protocol::Pym);
                // pym.js expects an answer only to another width.
                if let Some(pym) = pym.filter(|p| p.frame_id == frame_id && p.width != width) {
                    pym.width = width;
                    response.replies.extend(self.height_message(Protocol::Pym));
                }
            }
            Some(Inbound::View(request)) => {
                response.request = self.host_origin.is_some().then_some(request);
            }
        }
        response
    }

    fn active_mut(&mut self, protocol: Protocol) -> Option<&mut ActiveProtocol> {
        self.active.iter_mut().find(|a| a.protocol == protocol)
    }

    /// Uses a protocol from now on. It begins anew if the host page has another id for the frame.
    fn activate(&mut self, protocol: Protocol, frame_id: &str) {
        match self.active_mut(protocol) {
            None => self.active.push(ActiveProtocol::new(protocol, frame_id)),
            Some(active) if active.frame_id != frame_id => {
                *active = ActiveProtocol::new(protocol, frame_id);
            }
            Some(_) => {}
        }
    }

    /// The height in an active protocol, if it is known.
    fn height_message(&mut self, protocol: Protocol) -> Option<Outbound> {
        let active = self.active.iter_mut().find(|a| a.protocol == protocol)?;
        Some(active.height_message(self.size?, &self.page))
    }

    /// The content has that size, in CSS pixels. A width of 0 means that the frame is not shown; its height then means nothing.
    pub fn resized(&mut self, width: f64, height: f64) -> Vec<Outbound> {
        // The conversion saturates, and no page is that large.
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
        let mut passive = Vec::new();
        if self.active.is_empty() {
            passive.extend(PASSIVE.map(|protocol| ActiveProtocol::new(protocol, "")));
        }
        let protocols = self.active.iter_mut().chain(&mut passive);
        protocols
            .map(|protocol| protocol.height_message(size, &self.page))
            .collect()
    }

    /// A dataset from an address is shown: its name, its title, and the view of it as a query.
    pub fn dataset_shown(&mut self, name: &str, title: &str, query: &str) -> Vec<Outbound> {
        name.clone_into(&mut self.page.dataset_name);
        self.content = Some(Content {
            title: title.to_owned(),
            query: query.to_owned(),
            item: None,
        });
        self.ready().into_iter().collect()
    }

    /// A file from the reader's disk is shown: from now on only the height is sent.
    pub fn local_file_shown(&mut self) {
        self.content = None;
    }

    /// Another view is shown: its query, and the identifier and title of the activity that is open.
    pub fn view_changed(&mut self, query: &str, item: Option<(&str, &str)>) -> Vec<Outbound> {
        let is_known = self.host_origin.is_some();
        let Some(content) = self.content.as_mut().filter(|_| is_known) else {
            return Vec::new();
        };
        let mut messages = Vec::new();
        let id = item.map(|(id, _)| id.to_owned());
        if content.query != query {
            query.clone_into(&mut content.query);
            messages.push(YearlineMessage::View {
                version: VERSION,
                query: query.to_owned(),
            });
        }
        if content.item != id {
            content.item.clone_from(&id);
            messages.push(YearlineMessage::Select {
                version: VERSION,
                item: id,
                title: item.map(|(_, title)| title.to_owned()),
            });
        }
        messages.into_iter().map(|m| self.to_host(m)).collect()
    }

    /// Tells that the page is there, and what it shows if the host page may learn it; `None` if there is nothing to tell.
    fn ready(&self) -> Option<Outbound> {
        let content = self.content.as_ref()?;
        let is_known = self.host_origin.is_some();
        Some(self.to_host(YearlineMessage::Ready {
            version: VERSION,
            title: is_known.then(|| content.title.clone()),
            query: is_known.then(|| content.query.clone()),
        }))
    }

    /// A message of Yearline's own protocol, for nobody but the host page if that is known.
    fn to_host(&self, message: YearlineMessage) -> Outbound {
        Outbound {
            payload: Payload::Yearline(message),
            target_origin: self.host_origin.clone(),
        }
    }
}
