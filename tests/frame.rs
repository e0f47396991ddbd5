//! The protocols of host pages: which messages are sent after which events.

use yearline::embed::{Frame, InboundMessage, MAX_CHARS, Outbound, Payload, Response, ViewRequest};

const ADDRESS: &str = "https://page.example/year/?embed=1";
const HOST: &str = "https://host.example";

/// A message as a test writes it.
enum TestMessage<'a> {
    Text(&'a str),
    /// Own properties. A value that begins with `#` is a number.
    Object(&'a [(&'a str, &'a str)]),
    /// Neither a string nor an object: a number, an array, `null`.
    Other,
}

impl InboundMessage for TestMessage<'_> {
    fn text(&self, max_chars: u32) -> Option<String> {
        match self {
            Self::Text(text) => {
                Some((*text).to_owned()).filter(|t| t.encode_utf16().count() <= max_chars as usize)
            }
            _ => None,
        }
    }

    fn own_text(&self, name: &str, max_chars: u32) -> Option<String> {
        let Self::Object(properties) = self else {
            return None;
        };
        let (_, value) = properties
            .iter()
            .find(|(n, v)| *n == name && !v.starts_with('#'))?;
        TestMessage::Text(value).text(max_chars)
    }

    fn own_number(&self, name: &str) -> Option<f64> {
        let Self::Object(properties) = self else {
            return None;
        };
        properties
            .iter()
            .find(|(n, _)| *n == name)?
            .1
            .strip_prefix('#')?
            .parse()
            .ok()
    }
}

/// What happens in a frame.
enum Step<'a> {
    /// The host page sends that.
    Host(TestMessage<'a>),
    /// The content has that size.
    Size(f64, f64),
    /// A dataset from an address is shown.
    Show,
    /// Another view is shown: its query and the activity that is open.
    View(&'a str, Option<(&'a str, &'a str)>),
    /// A file from the reader's disk is shown.
    OwnFile,
}
use Step::{Host, OwnFile, Show, Size, View};
use TestMessage::{Object, Other, Text};

fn sent(messages: &[Outbound]) -> Vec<String> {
    let content = |payload: &Payload| match payload {
        Payload::Text(text) => format!("text {text}"),
        object => serde_json::to_string(object).expect("a message is JSON"),
    };
    let line = |message: &Outbound| match &message.target_origin {
        None => content(&message.payload),
        Some(origin) => format!("{} only to {origin}", content(&message.payload)),
    };
    messages.iter().map(line).collect()
}

fn take(frame: &mut Frame, step: &Step<'_>) -> Vec<String> {
    sent(&match step {
        Host(message) => frame.receive(message, HOST).replies,
        Size(width, height) => frame.resized(*width, *height),
        Show => frame.dataset_shown("college-year", "The \"year\"", "view=timeline"),
        View(query, item) => frame.view_changed(query, *item),
        OwnFile => {
            frame.local_file_shown();
            Vec::new()
        }
    })
}

/// Plays a protocol: each step, and what is sent at it.
fn play(frame: &mut Frame, protocol: &[(Step<'_>, &[&str])]) {
    for (n, (step, want)) in protocol.iter().enumerate() {
        assert_eq!(take(frame, step), *want, "step {n}");
    }
}

fn framed(query: &str, referrer: &str) -> Frame {
    Frame::new(ADDRESS, query, referrer, None)
}

fn known() -> Frame {
    framed("?embed=1", "https://host.example/about/")
}

const HELLO: TestMessage<'_> = Object(&[("type", "yearline:hello"), ("version", "#1")]);
const INIT_4: TestMessage<'_> = Text(
    "[iFrameSizer]frame0:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true",
);

#[test]
fn a_host_page_that_is_silent_gets_each_passive_protocol() {
    play(
        &mut framed("?embed=1", ""),
        &[
            (
                Size(700.0, 600.2),
                &[
                    r#"{"type":"yearline:height","height":601}"#,
                    r#"{"datawrapper-height":{"":601}}"#,
                    r#"{"sentinel":"amp","type":"embed-size","height":601}"#,
                    r#"text {"context":"iframe.resize","height":601,"src":"https://page.example/year/?embed=1"}"#,
                ],
            ),
            (Show, &[r#"{"type":"yearline:ready","version":1}"#]),
            // The same height again is not sent, at another width either.
            (Size(700.0, 600.9), &[]),
            (Size(350.0, 601.0), &[]),
            // It shrinks.
            (
                Size(700.0, 20.0),
                &[
                    r#"{"type":"yearline:height","height":20}"#,
                    r#"{"datawrapper-height":{"college-year":20}}"#,
                    r#"{"sentinel":"amp","type":"embed-size","height":20}"#,
                    r#"text {"context":"iframe.resize","height":20,"src":"https://page.example/year/?embed=1"}"#,
                ],
            ),
            // The host page is not known, so it does not learn what is chosen.
            (View("initiative=4", Some(("a", "A"))), &[]),
        ],
    );
}

#[test]
fn a_frame_that_is_not_shown_has_no_height() {
    play(
        &mut known(),
        &[
            (Host(HELLO), &[]),
            (Size(0.0, 4800.0), &[]),
            (
                Size(700.0, 600.0),
                &[r#"{"type":"yearline:height","height":600}"#],
            ),
            (Size(0.0, 0.0), &[]),
            (Size(700.0, 600.0), &[]),
        ],
    );
}

#[test]
fn our_own_script_learns_that_the_page_is_there_and_what_it_shows() {
    let ready = r#"{"type":"yearline:ready","version":1,"title":"The \"year\"","query":"view=timeline"} only to https://host.example"#;
    let changed = r#"{"type":"yearline:ready","version":1,"title":"The \"year\"","query":"initiative=4"} only to https://host.example"#;
    play(
        &mut known(),
        &[
            // Nothing is shown yet: the answer is sent when something is.
            (Host(HELLO), &[]),
            (
                Size(700.0, 600.0),
                &[r#"{"type":"yearline:height","height":600}"#],
            ),
            (Show, &[ready]),
            (View("view=timeline", None), &[]),
            (
                View("initiative=4", None),
                &[
                    r#"{"type":"yearline:view","version":1,"query":"initiative=4"} only to https://host.example"#,
                ],
            ),
            (
                Size(700.0, 500.0),
                &[r#"{"type":"yearline:height","height":500}"#],
            ),
            (
                View("initiative=4&item=a", Some(("a", "An activity"))),
                &[
                    r#"{"type":"yearline:view","version":1,"query":"initiative=4&item=a"} only to https://host.example"#,
                    r#"{"type":"yearline:select","version":1,"item":"a","title":"An activity"} only to https://host.example"#,
                ],
            ),
            (
                View("initiative=4", None),
                &[
                    r#"{"type":"yearline:view","version":1,"query":"initiative=4"} only to https://host.example"#,
                    r#"{"type":"yearline:select","version":1,"item":null,"title":null} only to https://host.example"#,
                ],
            ),
            (
                Host(HELLO),
                &[changed, r#"{"type":"yearline:height","height":500}"#],
            ),
        ],
    );
}

#[test]
fn iframe_resizer_4_is_answered_as_by_its_own_child() {
    play(
        &mut known(),
        &[
            (Host(Text("[iFrameSizer]resize")), &[]),
            (Host(INIT_4), &[]),
            (
                Size(700.0, 600.0),
                &["text [iFrameSizer]frame0:600:700:init"],
            ),
            (
                Size(700.0, 700.0),
                &["text [iFrameSizer]frame0:700:700:resizeObserver"],
            ),
            (
                Size(350.0, 500.0),
                &["text [iFrameSizer]frame0:500:350:resizeObserver"],
            ),
            // The window was resized or another tab was shown: the page observes that itself.
            (Host(Text("[iFrameSizer]resize")), &[]),
            (Host(Text("[iFrameSizer]pageInfo:{}")), &[]),
            (Host(Text("[iFrameSizer]message:\"true:true:true\"")), &[]),
            // It has set the frame's height to 0 and waits.
            (
                Host(Text("[iFrameSizer]reset")),
                &["text [iFrameSizer]frame0:500:350:resizeObserver"],
            ),
            // Another frame of the host page is ready, and all are greeted again.
            (
                Host(INIT_4),
                &["text [iFrameSizer]frame0:500:350:resizeObserver"],
            ),
            (
                Host(Text("[iFrameSizer]other:0:true:false")),
                &["text [iFrameSizer]other:500:350:init"],
            ),
            (
                Size(700.0, 600.0),
                &["text [iFrameSizer]other:600:700:resizeObserver"],
            ),
        ],
    );
}

#[test]
fn open_iframe_resizer_asks_until_it_is_answered() {
    let init = || {
        Host(Object(&[
            ("type", "iframe-child-init"),
            ("bodyMargin", "0"),
        ]))
    };
    play(
        &mut framed("", ""),
        &[
            (
                Host(Object(&[("type", "iframe-get-child-dimensions")])),
                &[],
            ),
            (init(), &[]),
            (init(), &[]),
            (
                Size(700.0, 600.0),
                &[r#"{"type":"iframe-resized","width":700,"height":600}"#],
            ),
            (
                Size(700.0, 500.0),
                &[r#"{"type":"iframe-resized","width":700,"height":500}"#],
            ),
            (
                Host(Object(&[("type", "iframe-get-child-dimensions")])),
                &[r#"{"type":"iframe-resized","width":700,"height":500}"#],
            ),
        ],
    );
    // With `enableLegacyLibSupport` it uses iframe-resizer's protocol and waits for an `init`.
    let legacy =
        "[iFrameSizer]ID:0:false:false:32:true:true::auto:::0:false:child:auto:true:::true:::false";
    play(
        &mut framed("", ""),
        &[
            (
                Size(700.0, 600.0),
                &[
                    r#"{"type":"yearline:height","height":600}"#,
                    r#"{"datawrapper-height":{"":600}}"#,
                    r#"{"sentinel":"amp","type":"embed-size","height":600}"#,
                    r#"text {"context":"iframe.resize","height":600,"src":"https://page.example/year/?embed=1"}"#,
                ],
            ),
            (Host(Text(legacy)), &["text [iFrameSizer]ID:600:700:init"]),
            (
                Host(Text(legacy)),
                &["text [iFrameSizer]ID:600:700:resizeObserver"],
            ),
        ],
    );
}

#[test]
fn pym_says_in_the_address_that_it_is_there() {
    play(
        &mut framed(
            "?embed=1&initialWidth=700&childId=my-graphic&parentTitle=A%20host&parentUrl=https%3A%2F%2Fx",
            "",
        ),
        &[
            (
                Size(700.0, 600.0),
                &["text pymxPYMxmy-graphicxPYMxheightxPYMx600"],
            ),
            (Host(Text("pymxPYMxmy-graphicxPYMxwidthxPYMx700")), &[]),
            (
                Host(Text("pymxPYMxmy-graphicxPYMxwidthxPYMx350")),
                &["text pymxPYMxmy-graphicxPYMxheightxPYMx600"],
            ),
            (Host(Text("pymxPYMxmy-graphicxPYMxwidthxPYMx350")), &[]),
            (Host(Text("pymxPYMxotherxPYMxwidthxPYMx200")), &[]),
            (
                Host(Text(
                    "pymxPYMxmy-graphicxPYMxviewport-iframe-positionxPYMx1 2 3",
                )),
                &[],
            ),
            (
                Size(350.0, 900.0),
                &["text pymxPYMxmy-graphicxPYMxheightxPYMx900"],
            ),
        ],
    );
}

#[test]
fn each_change_is_one_message_in_each_active_protocol() {
    play(
        &mut framed("?childId=g", ""),
        &[
            (Size(700.0, 600.0), &["text pymxPYMxgxPYMxheightxPYMx600"]),
            (Host(HELLO), &[r#"{"type":"yearline:height","height":600}"#]),
            (Host(INIT_4), &["text [iFrameSizer]frame0:600:700:init"]),
            (
                Host(Object(&[("type", "iframe-child-init")])),
                &[r#"{"type":"iframe-resized","width":700,"height":600}"#],
            ),
            (Host(HELLO), &[r#"{"type":"yearline:height","height":600}"#]),
            (
                Size(700.0, 500.0),
                &[
                    "text pymxPYMxgxPYMxheightxPYMx500",
                    r#"{"type":"yearline:height","height":500}"#,
                    "text [iFrameSizer]frame0:500:700:resizeObserver",
                    r#"{"type":"iframe-resized","width":700,"height":500}"#,
                ],
            ),
            (Size(700.0, 500.0), &[]),
        ],
    );
}

#[test]
fn only_a_host_page_of_known_origin_requests_a_view() {
    let set = Object(&[
        ("type", "yearline:set"),
        ("version", "#1"),
        ("view", "initiative=4"),
        ("theme", "dark"),
        ("lang", "en"),
    ]);
    let request = ViewRequest {
        view: Some("initiative=4".into()),
        theme: Some("dark".into()),
        lang: Some("en".into()),
    };
    // The frame's query, its referrer, the origin of the message, and whether the request is accepted.
    let table = [
        ("", "https://host.example/a?b", HOST, true),
        ("", "https://host.example", HOST, true),
        ("?origin=https%3A%2F%2Fhost.example", "", HOST, true),
        (
            "?origin=https://Host.Example/",
            "https://other.example/",
            HOST,
            true,
        ),
        (
            "?origin=http://127.0.0.1:8080",
            "",
            "http://127.0.0.1:8080",
            true,
        ),
        ("", "", HOST, false),
        ("", "https://host.example.evil.example/", HOST, false),
        ("", "http://host.example/", HOST, false),
        ("", "https://host.example:8443/", HOST, false),
        ("?origin=*", "", HOST, false),
        ("?origin=null", "", "null", false),
        ("?origin=https://", "", "https://", false),
        ("?origin=https://*", "", "https://*", false),
        (
            "?origin=https://host.example@evil.example",
            "",
            "https://evil.example",
            false,
        ),
        ("?origin=/", "", HOST, false),
        ("?origin=https://host.example?x", "", HOST, false),
        ("?origin=http://[::1]:80", "", "http://[::1]:80", true),
    ];
    for (query, referrer, from, is_accepted) in table {
        let response = framed(query, referrer).receive(&set, from);
        assert_eq!(
            response.request,
            is_accepted.then(|| request.clone()),
            "{query} {referrer} {from}"
        );
        assert_eq!(response.replies, []);
    }
}

#[test]
fn where_the_browser_names_the_origin_around_the_frame_another_is_not_believed() {
    let set = Object(&[("type", "yearline:set"), ("version", "#1")]);
    let table = [
        ("", "https://host.example/a", Some(HOST), true),
        ("?origin=https://host.example", "", Some(HOST), true),
        ("", "https://page.example/year/", Some(HOST), false),
        (
            "?origin=https://page.example",
            "https://host.example/a",
            Some(HOST),
            false,
        ),
        // It does not stand in for a referrer that is missing.
        ("", "", Some(HOST), false),
    ];
    for (query, referrer, around, is_accepted) in table {
        let mut frame = Frame::new(ADDRESS, query, referrer, around);
        let messages = frame.dataset_shown("n", "T", "q");
        assert_eq!(
            messages[0].target_origin.is_some(),
            is_accepted,
            "{query} {referrer}"
        );
        assert_eq!(
            frame.receive(&set, HOST).request.is_some(),
            is_accepted,
            "{query} {referrer}"
        );
    }
}

#[test]
fn a_host_page_of_another_origin_than_expected_learns_no_more_than_any() {
    let mut frame = known();
    frame.dataset_shown("n", "T", "q");
    let messages = frame.receive(&HELLO, "https://evil.example").replies;
    assert_eq!(
        sent(&messages),
        [r#"{"type":"yearline:ready","version":1}"#]
    );
    assert_eq!(frame.view_changed("initiative=4", None), []);
}

#[test]
fn what_belongs_to_no_protocol_is_ignored() {
    let long = "x".repeat(MAX_CHARS as usize + 1);
    let long_view = [
        ("type", "yearline:set"),
        ("version", "#1"),
        ("view", long.as_str()),
    ];
    let long_init = format!("[iFrameSizer]{long}:8:false");
    let hostile: &[TestMessage<'_>] = &[
        Other,
        Text(""),
        Text("yearline:hello"),
        Text("[iFrameSizer]"),
        Text("[iFrameSizer]:::::"),
        Text("[iFrameSizer]x:8:maybe"),
        Text("[iframesizer]x:8:true"),
        Text("pymxPYMx"),
        Text("pymxPYMxundefinedxPYMxwidthxPYMx3"),
        Text(&long),
        Text(&long_init),
        Object(&[]),
        Object(&[
            ("__proto__", "yearline:hello"),
            ("constructor", "x"),
            ("toString", "x"),
        ]),
        Object(&[("type", "__proto__")]),
        Object(&[("type", "#1")]),
        Object(&[("type", "yearline:set"), ("view", "initiative=4")]),
        Object(&[
            ("type", "yearline:set"),
            ("version", "1"),
            ("view", "initiative=4"),
        ]),
        Object(&[
            ("type", "yearline:set"),
            ("version", "#2"),
            ("view", "initiative=4"),
        ]),
        Object(&[
            ("type", "yearline:set"),
            ("version", "#NaN"),
            ("view", "initiative=4"),
        ]),
        Object(&[("type", "yearline:height"), ("height", "#5")]),
    ];
    let mut frame = known();
    frame.resized(700.0, 600.0);
    for (n, message) in hostile.iter().enumerate() {
        assert_eq!(
            frame.receive(message, HOST),
            Response::default(),
            "message {n}"
        );
    }
    // A field that is not a text, or too long, is as if it were missing.
    assert_eq!(
        frame.receive(&Object(&long_view), HOST).request,
        Some(ViewRequest::default())
    );
    let odd = [
        ("type", "yearline:set"),
        ("version", "#1"),
        ("view", "#4"),
        ("lang", "zh-Hans"),
    ];
    assert_eq!(
        frame.receive(&Object(&odd), HOST).request,
        Some(ViewRequest {
            lang: Some("zh-Hans".into()),
            ..ViewRequest::default()
        })
    );
    // None of them makes a protocol active: the passive ones stay in use.
    assert_eq!(frame.resized(700.0, 500.0).len(), 4);
}

#[test]
fn a_host_cannot_make_the_page_remember_more_and_more() {
    let mut frame = known();
    for n in 0..10_000 {
        frame.receive(&Text(&format!("[iFrameSizer]frame{n}:8:false")), HOST);
        frame.receive(&HELLO, HOST);
    }
    let messages = frame.resized(700.0, 600.0);
    assert_eq!(
        sent(&messages),
        [
            "text [iFrameSizer]frame9999:600:700:init",
            r#"{"type":"yearline:height","height":600}"#
        ]
    );
}

#[test]
fn sizes_that_are_none_are_not_sent() {
    for (width, height) in [
        (f64::NAN, 600.0),
        (700.0, f64::NAN),
        (-1.0, 600.0),
        (700.0, 0.0),
        (700.0, -5.0),
    ] {
        assert_eq!(known().resized(width, height), [], "{width} {height}");
    }
}

#[test]
fn nothing_is_sent_about_a_readers_own_file() {
    play(
        &mut known(),
        &[
            (Host(HELLO), &[]),
            (
                Show,
                &[
                    r#"{"type":"yearline:ready","version":1,"title":"The \"year\"","query":"view=timeline"} only to https://host.example"#,
                ],
            ),
            (OwnFile, &[]),
            (View("initiative=4&item=a", Some(("a", "A"))), &[]),
            (Host(HELLO), &[]),
            (
                Size(700.0, 600.0),
                &[r#"{"type":"yearline:height","height":600}"#],
            ),
        ],
    );
}

#[test]
fn of_several_requests_the_last_counts_for_each_field() {
    let request = |view: Option<&str>, theme: Option<&str>| ViewRequest {
        view: view.map(Into::into),
        theme: theme.map(Into::into),
        lang: None,
    };
    let all = request(Some("a"), Some("dark"))
        .then(request(None, Some("light")))
        .then(request(Some("b"), None));
    assert_eq!(all, request(Some("b"), Some("light")));
}
