//! What holds for every message.

use super::*;

fn pairs() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    PAIRS.iter().chain(workbook::PAIRS).copied()
}

#[test]
fn every_message_exists_in_both_languages() {
    for (name, en, zh) in pairs() {
        let joined_without_words = name == "key_certain_lead";
        assert!(
            !en.is_empty() && (joined_without_words || !zh.is_empty()),
            "{name}"
        );
        assert!(
            !en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
            "{name}: {en}"
        );
        let is_name = ["language", "csv"].contains(&name);
        assert!(
            is_name || joined_without_words || en != zh,
            "{name}: {zh} is not translated"
        );
    }
}
#[test]
fn chinese_messages_have_chinese_punctuation() {
    let is_chinese = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    for (name, _, zh) in pairs() {
        let chars: Vec<char> = zh.chars().collect();
        for pair in chars.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            let is_ascii = |c: char| ",.:;!?()".contains(c);
            assert!(
                !(is_chinese(a) && is_ascii(b) || is_ascii(a) && is_chinese(b)),
                "{name}: {zh}"
            );
        }
    }
}
