//! The JSON Schema that ships with the page, against what `ingest` reads.

mod common;

use common::{all, base, written};
use jsonschema::Validator;
use serde_json::Value;
use yearline_core::format::schema::json_schema_text;
use yearline_core::ingest::read;

fn file(name: &str) -> Value {
    let path = format!("{}/../../data/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn schema() -> Value {
    file("yearline.schema.json")
}

fn validator() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap_or_else(|e| panic!("{e}"))
}

fn faults(validator: &Validator, value: &Value) -> Vec<String> {
    validator
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect()
}

#[test]
fn it_is_the_schema_of_the_types() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../data/yearline.schema.json"
    );
    let there = std::fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        there == json_schema_text(),
        "data/yearline.schema.json is stale: `cargo run -p yearline-core --features schema --example schema` writes it"
    );
}

#[test]
fn it_is_itself_a_schema() {
    jsonschema::draft202012::meta::validate(&schema()).unwrap_or_else(|e| panic!("{e}"));
}

#[test]
fn it_accepts_both_datasets_and_the_base_of_the_tests() {
    let validator = validator();
    for (name, value) in [
        ("2022", file("2022.json")),
        ("sample", file("sample.json")),
        ("base", base()),
    ] {
        assert_eq!(faults(&validator, &value), [""; 0], "{name}");
        assert!(read(&written(&value)).diagnostics.is_empty(), "{name}");
    }
}

#[test]
fn it_refuses_what_is_structurally_at_fault_for_ingest() {
    let validator = validator();
    let mut accepted = Vec::new();
    let mut n = 0;
    for spoilt in all().into_iter().filter(|s| s.is_structural) {
        let value: Value =
            serde_json::from_slice(&spoilt.bytes()).unwrap_or_else(|e| panic!("{e}"));
        n += 1;
        if validator.is_valid(&value) {
            accepted.push(format!("{} at {}", spoilt.code.as_str(), spoilt.path));
        }
    }
    assert!(n > 60, "{n}");
    assert_eq!(accepted, [""; 0]);
}

#[test]
fn what_it_refuses_is_a_fault_for_ingest() {
    // Whatever is taken away or replaced: where the schema says no, ingest has a word to say.
    let validator = validator();
    let mut silent = Vec::new();
    for pointer in pointers(&base()) {
        for new in [
            None,
            Some(Value::Null),
            Some(Value::from(0)),
            Some(Value::from("")),
            Some(Value::Array(Vec::new())),
        ] {
            let mut value = base();
            let told = format!("{pointer} = {new:?}");
            spoil(&mut value, &pointer, new);
            if !validator.is_valid(&value) && read(&written(&value)).diagnostics.is_empty() {
                silent.push(told);
            }
        }
    }
    // Where the schema is the stricter of the two: ingest takes `null` and an empty list for nothing where nothing may stand, does
    // not look at `$schema` or into `created`, takes the title of `yearline` for the package's own, and a paragraph without its sentence.
    let is_known = |told: &String| {
        let place = told.split(" = ").next().unwrap_or_default();
        told.ends_with("Some(Null)")
            || [
                "/sources",
                "/contributors",
                "/contributors/0/roles",
                "/licenses",
            ]
            .iter()
            .any(|list| place == *list || place.strip_prefix(list) == Some("/0"))
            || ["/$schema", "/created", "/title"].contains(&place)
            || place.ends_with("/source/sentence")
    };
    silent.retain(|told| !is_known(told));
    assert_eq!(silent, [""; 0]);
}

fn pointers(value: &Value) -> Vec<String> {
    let under = |name: String, value: &Value| {
        let below = pointers(value)
            .into_iter()
            .map(move |p| format!("/{name}{p}"));
        below.collect::<Vec<_>>()
    };
    let mut all = vec![String::new()];
    match value {
        Value::Array(elements) => all.extend(
            elements
                .iter()
                .enumerate()
                .flat_map(|(i, e)| under(i.to_string(), e)),
        ),
        Value::Object(members) => {
            all.extend(members.iter().flat_map(|(name, v)| under(name.clone(), v)))
        }
        _ => {}
    }
    all
}

fn spoil(value: &mut Value, pointer: &str, new: Option<Value>) {
    match (new, pointer.rsplit_once('/')) {
        (Some(new), _) => {
            if let Some(old) = value.pointer_mut(pointer) {
                *old = new;
            }
        }
        (None, Some((parent, name))) => match value.pointer_mut(parent) {
            Some(Value::Object(members)) => {
                members.remove(name);
            }
            Some(Value::Array(elements)) => {
                elements.remove(name.parse().unwrap_or_else(|e| panic!("{pointer}: {e}")));
            }
            _ => {}
        },
        (None, None) => *value = Value::Null,
    }
}
