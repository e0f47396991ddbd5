//! The web servers of these tests: the built page below a path, under the strict policy of a careful host, and what goes wrong
//! on other people's servers.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::hosts::Hosts;
use crate::{broken, early, folders};

/// The policy that the page has to work under, as the product's description has it.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// Where the page lies: below the root, as on a college's website.
pub(crate) const PAGE: &str = "/college/year/";
/// The same page without a policy.
pub(crate) const LAX: &str = "/lax/";
/// The same page, and everybody may read its files: what a page needs that is shown in a sandbox without an origin.
pub(crate) const OPEN: &str = "/open/";

/// How long a client may take for its request.
const REQUEST_WITHIN: Duration = Duration::from_secs(10);

/// A server on a port of the loopback, until it is dropped.
#[derive(Debug)]
pub(crate) struct Site {
    /// `http://127.0.0.1:PORT`.
    pub(crate) origin: String,
    /// What it serves of its own, around frames of the page.
    pub(crate) hosts: Arc<Hosts>,
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

/// What the connections of a site share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) dist: PathBuf,
    hosts: Arc<Hosts>,
    origin: String,
    /// How often each of the paths was asked for that fail at first.
    pub(crate) asked: Mutex<HashMap<String, u32>>,
    pub(crate) stopped: AtomicBool,
}

/// An answer.
#[derive(Debug)]
pub(crate) enum Reply {
    /// Status, media type, further headers, body.
    Full(u16, &'static str, Vec<(&'static str, String)>, Vec<u8>),
    /// Promises the whole body, sends the half of it and hangs up.
    Half(&'static str, Vec<u8>),
    /// Never answers.
    Silence,
}

impl Site {
    /// Serves a built page, and pages that show the one of another site in frames.
    pub(crate) fn start(dist: &Path, shown: Option<&Self>) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let origin = format!("http://{address}");
        let hosts = Arc::new(Hosts::of(format!(
            "{}{PAGE}",
            shown.map_or(&origin, |site| &site.origin)
        )));
        let shared = Arc::new(Shared {
            dist: dist.to_owned(),
            hosts: Arc::clone(&hosts),
            origin: origin.clone(),
            asked: Mutex::default(),
            stopped: AtomicBool::new(false),
        });
        let served = Arc::clone(&shared);
        let listener = std::thread::spawn(move || {
            for connection in listener.incoming() {
                if served.stopped.load(Ordering::Relaxed) {
                    return;
                }
                let Ok(connection) = connection else { continue };
                let served = Arc::clone(&served);
                // A client that goes away is no fault of the server.
                std::thread::spawn(move || drop(served.serve(connection)));
            }
        });
        Ok(Self {
            origin,
            hosts,
            address,
            shared,
            listener: Some(listener),
        })
    }

    /// What is held back in the folder of that name comes.
    pub(crate) fn let_come(&self, name: &str) {
        self.shared.let_come(name);
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::Relaxed);
        // Wakes the listener, which then sees that it is to end.
        drop(TcpStream::connect(self.address));
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

impl Shared {
    /// What is held back in the folder of that name comes.
    pub(crate) fn let_come(&self, name: &str) {
        self.asked
            .lock()
            .expect("no thread panics while it holds this")
            .insert(format!("go {name}"), 1);
    }

    fn serve(&self, mut connection: TcpStream) -> io::Result<()> {
        connection.set_read_timeout(Some(REQUEST_WITHIN))?;
        let mut request = Vec::new();
        let mut part = [0; 4096];
        while !request.windows(4).any(|w| w == b"\r\n\r\n") {
            match connection.read(&mut part)? {
                0 => return Ok(()),
                n => request.extend_from_slice(&part[..n]),
            }
        }
        // Firefox opens connections before it needs them. A host that is gone does not answer on those either.
        if self.stopped.load(Ordering::Relaxed) {
            return Ok(());
        }
        let request = String::from_utf8_lossy(&request);
        let target = request.split(' ').nth(1).unwrap_or("/");
        let path = target.split(['?', '#']).next().unwrap_or("/");
        match early::written_into(self.reply(path), &request) {
            Reply::Full(status, media, headers, body) => {
                let mut head = format!(
                    "HTTP/1.1 {status} -\r\nContent-Type: {media}\r\nContent-Length: {}\r\nConnection: close\r\n",
                    body.len()
                );
                for (name, value) in headers {
                    head += &format!("{name}: {value}\r\n");
                }
                connection.write_all(format!("{head}\r\n").as_bytes())?;
                connection.write_all(&body)
            }
            Reply::Half(media, body) => {
                let n = body.len();
                let head = format!(
                    "HTTP/1.1 200 -\r\nContent-Type: {media}\r\nContent-Length: {n}\r\nConnection: close\r\n\r\n"
                );
                connection.write_all(head.as_bytes())?;
                connection.write_all(&body[..n / 2])
            }
            Reply::Silence => {
                connection.set_read_timeout(Some(Duration::from_millis(200)))?;
                while !self.stopped.load(Ordering::Relaxed) {
                    match connection.read(&mut part) {
                        Ok(0) => break,
                        Err(e)
                            if !matches!(
                                e.kind(),
                                io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
                            ) =>
                        {
                            break;
                        }
                        _ => {}
                    }
                }
                Ok(())
            }
        }
    }

    fn reply(&self, path: &str) -> Reply {
        if let Some(file) = path.strip_prefix(PAGE) {
            return self.file(file, Some(POLICY));
        }
        if let Some(file) = path.strip_prefix(LAX) {
            return self.file(file, None);
        }
        if let Some(file) = path.strip_prefix(OPEN) {
            // A page without an origin is not its own "self" in WebKit: the policy names the host.
            let policy = POLICY.replace("'self'", &format!("'self' {}", self.origin));
            return open_to_all(self.file(file, Some(&policy)));
        }
        if let Some(reply) = folders::reply(self, path) {
            return reply;
        }
        if let Some(name) = path.strip_prefix("/cases/") {
            return case(name);
        }
        if let Some(name) = path.strip_prefix("/broken/") {
            return broken::reply(name, &self.dist);
        }
        if let Some(name) = path.strip_prefix("/at-first/") {
            // `/at-first/silent/any-name`: so once, and the report's dataset from then on.
            let mut asked = self
                .asked
                .lock()
                .expect("no thread panics while it holds this");
            let n = asked.entry(path.to_owned()).or_default();
            *n += 1;
            let how = name.split('/').next().unwrap_or_default();
            return if *n == 1 {
                broken::reply(how, &self.dist)
            } else {
                self.file("data/2022.json", None)
            };
        }
        match path {
            "/host.html" => html(
                "<!doctype html><html lang=en><title>A host</title><h1>A host</h1>\
                 <iframe title=\"The year\" src=\"/college/year/?embed=1\" width=700 height=600></iframe>",
            ),
            "/favicon.ico" => Reply::Full(204, "image/x-icon", Vec::new(), Vec::new()),
            "/shared/2022.json" => open_to_all(self.file("data/2022.json", None)),
            "/private/2022.json" => self.file("data/2022.json", None),
            "/many.json" => Reply::Full(
                200,
                "application/json",
                Vec::new(),
                crate::many::bytes(&self.dist),
            ),
            // At the top of the site as well.
            _ => self
                .hosts
                .reply(path)
                .unwrap_or_else(|| self.file(path.trim_start_matches('/'), Some(POLICY))),
        }
    }

    /// A file of the built page.
    pub(crate) fn file(&self, name: &str, policy: Option<&str>) -> Reply {
        let name = if name.is_empty() { "index.html" } else { name };
        if name
            .split('/')
            .any(|part| part == ".." || part.starts_with('.'))
        {
            return missing();
        }
        let Ok(body) = fs::read(self.dist.join(name)) else {
            return missing();
        };
        let media = match name.rsplit('.').next().unwrap_or_default() {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            "wasm" => "application/wasm",
            "json" => "application/json",
            "webmanifest" => "application/manifest+json",
            "svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
        let is_fresh =
            |name: &str| name.ends_with(".html") || name.starts_with("data/") || name == "sw.js";
        let is_named_by_content = !is_fresh(name);
        let caching = if is_named_by_content {
            "public, max-age=3600, immutable"
        } else {
            "no-cache"
        };
        let mut headers = vec![
            ("Cache-Control", caching.to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
        ];
        headers.extend(policy.map(|policy| ("Content-Security-Policy", policy.to_owned())));
        Reply::Full(200, media, headers, body)
    }
}

/// A file of `tests/cases/`, by its name with or without its ending.
fn case(name: &str) -> Reply {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let is_plain = !name.contains(['/', '\\']);
    match fs::read(
        folder
            .join(name.trim_end_matches(".json"))
            .with_extension("json"),
    ) {
        Ok(body) if is_plain => Reply::Full(200, "application/json", Vec::new(), body),
        _ => missing(),
    }
}

fn html(text: &str) -> Reply {
    Reply::Full(
        200,
        "text/html; charset=utf-8",
        Vec::new(),
        text.as_bytes().to_vec(),
    )
}

/// The same answer for pages of all origins.
fn open_to_all(reply: Reply) -> Reply {
    match reply {
        Reply::Full(status, media, mut headers, body) => {
            headers.push(("Access-Control-Allow-Origin", "*".to_owned()));
            Reply::Full(status, media, headers, body)
        }
        other => other,
    }
}

pub(crate) fn missing() -> Reply {
    Reply::Full(
        404,
        "text/html; charset=utf-8",
        Vec::new(),
        b"<!doctype html><html lang=en><title>404</title><main><h1>Not found</h1></main>".to_vec(),
    )
}
