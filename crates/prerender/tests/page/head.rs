//! What the page says of itself to programs, and the files beside it.

use crate::common::{edited, page, report, year};
use serde_json::{Value, json};
use yearline_prerender::{Year, manifest, oembed, put};

fn linked_data(page: &str) -> Value {
    let (_, rest) = page
        .split_once("<script type=\"application/ld+json\">")
        .expect("linked data");
    serde_json::from_str(rest.split("</script>").next().unwrap_or_default()).expect("they are JSON")
}

fn content(page: &str, name: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("=\"{name}\" content=\""))?;
    rest.split('"').next().map(str::to_owned)
}

#[test]
fn the_dataset_is_described_as_far_as_it_is_known() {
    let data = report();
    let page = page(&data);
    let said = linked_data(&page);
    assert_eq!(said["@type"], "Dataset");
    assert_eq!(said["name"], "A college’s year of party building, 2022");
    assert_eq!(said["alternateName"], json!(["院校党建这一年：2022"]));
    assert_eq!(said["temporalCoverage"], "2022");
    assert_eq!(said["inLanguage"], json!(["en", "zh-Hans"]));
    assert_eq!(said["isBasedOn"][0]["datePublished"], "2023-02-17");
    assert!(
        said["description"]
            .as_str()
            .is_some_and(|text| text.starts_with("What one college did"))
    );
    for unknown in [
        "license",
        "url",
        "distribution",
        "creator",
        "publisher",
        "keywords",
    ] {
        assert_eq!(said.get(unknown), None, "{unknown} is not known");
    }
    assert_eq!(
        content(&page, "og:title").as_deref(),
        Some("A college’s year of party building, 2022")
    );
    let description = content(&page, "description").expect("a description");
    assert!(
        description.ends_with('.') && description.chars().count() <= 200,
        "whole sentences: {description}"
    );
    assert_eq!(content(&page, "og:description"), Some(description));
    assert_eq!(
        content(&page, "og:url"),
        None,
        "nobody knows where the page will lie"
    );
}

#[test]
fn what_is_known_only_sometimes_is_said_only_then() {
    let data = edited("2022.json", |data| {
        data["licenses"] = json!([{"name": "CC-BY-4.0"}]);
        data["yearline"]["period"] = json!("2022-01/2022-12");
        data["sources"][0]["path"] = json!("https://college.example/report");
        data["yearline"]["description"] = json!({"en": "", "zh-Hans": ""});
        data["description"] = json!("");
    });
    let said = linked_data(&page(&data));
    assert_eq!(
        said["license"],
        json!([{"@type": "CreativeWork", "name": "CC-BY-4.0"}])
    );
    assert_eq!(
        said["isBasedOn"][0]["url"],
        "https://college.example/report"
    );
    assert_eq!(said.get("description"), None, "an empty text says nothing");
    let sample = edited("sample.json", |_| {});
    let said = linked_data(&page(&sample));
    let coverage = said["temporalCoverage"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert_eq!(
        coverage.len(),
        if sample.period().year().is_some() {
            4
        } else {
            15
        },
        "{coverage}"
    );
}

#[test]
fn an_address_is_said_only_where_it_is_known() {
    let data = report();
    let here = Year {
        site: Some("https://college.example/year/"),
        ..year(&data)
    };
    let page = put(crate::common::PAGE, &here).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(
        content(&page, "og:url").as_deref(),
        Some("https://college.example/year/")
    );
    assert!(page.contains("<link rel=\"canonical\" href=\"https://college.example/year/\">"));
    assert!(page.contains("href=\"https://college.example/year/oembed.json\""));
    let said = linked_data(&page);
    assert_eq!(said["url"], "https://college.example/year/");
    assert_eq!(
        said["distribution"]["contentUrl"],
        "https://college.example/year/data/2022.json"
    );
    let in_page = Year {
        file: None,
        is_installable: false,
        ..here
    };
    let page = put(crate::common::PAGE, &in_page).unwrap_or_else(|e| panic!("{e}"));
    assert!(
        !page.contains("oembed") && !page.contains("rel=\"manifest\""),
        "one file has none beside it"
    );
    assert!(!page.contains("<a href"), "and its data are nowhere else");
}

#[test]
fn embedding_is_a_frame_where_the_address_is_known_and_a_link_elsewhere() {
    let data = edited("2022.json", |data| {
        data["yearline"]["title"] = json!({"en": "\"><script>alert(1)</script>", "zh-Hans": "年"});
    });
    let read = |text: String| serde_json::from_str::<Value>(&text).expect("it is JSON");
    let said = read(oembed(&year(&data)));
    assert_eq!(
        said,
        json!({"version": "1.0", "type": "link", "title": "\"><script>alert(1)</script>"})
    );
    let said = read(oembed(&Year {
        site: Some("https://college.example/year/"),
        ..year(&data)
    }));
    assert_eq!(said["type"], "rich");
    assert_eq!(
        (&said["width"], &said["height"]),
        (&json!(800), &json!(600))
    );
    let html = said["html"].as_str().unwrap_or_default();
    assert!(
        html.starts_with("<iframe title=\"&quot;&gt;&lt;script&gt;"),
        "{html}"
    );
    assert!(
        html.contains("src=\"https://college.example/year/?embed=1\"")
            && html.ends_with("></iframe>"),
        "{html}"
    );
}

#[test]
fn the_manifest_names_nothing_but_what_lies_beside_it() {
    let data = report();
    let said: Value =
        serde_json::from_str(&manifest(&year(&data), Some("./icon-1234.svg"))).expect("it is JSON");
    for (name, value) in [("start_url", "./"), ("scope", "./"), ("lang", "en")] {
        assert_eq!(said[name], value, "{name}");
    }
    assert_eq!(said["icons"][0]["src"], "./icon-1234.svg");
    assert_eq!(said["name"], "A college’s year of party building, 2022");
}
