//! `embed.js`, the script for other people's pages, as they are sent it: without comments and indentation, which are for those who read
//! the source. Nothing else is done to it, so what a host's browser says of a line is found in the source.

use std::path::Path;

use crate::failure::{Failure, While};

/// Its name, which stands in the markup of others and so never changes.
pub(crate) const NAME: &str = "embed.js";

/// The most that it may weigh, in bytes of brotli: 3 KB.
pub(crate) const BUDGET_BYTES: u64 = 3_000;

/// Strips the one that lies in a folder.
pub(crate) fn strip(folder: &Path) -> Result<(), Failure> {
    let file = folder.join(NAME);
    let source = std::fs::read_to_string(&file).or_say(|| format!("read {}", file.display()))?;
    std::fs::write(&file, stripped(&source)).or_say(|| format!("write {}", file.display()))
}

/// Without comments that have their lines for themselves. There are no others in it, and no text of several lines.
fn stripped(source: &str) -> String {
    let mut is_comment = false;
    let mut kept = String::new();
    for line in source.lines().map(str::trim) {
        let begins = line.starts_with("/*");
        if !is_comment && !begins && !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
        is_comment = (is_comment || begins) && !line.ends_with("*/");
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let source = "/* What it is\n * for. */\n(() => {\n  // Why.\n  const url = \"https://x\"; \n\n  /* One line. */\n  f(url);\n})();\n";
        assert_eq!(
            stripped(source),
            "(() => {\nconst url = \"https://x\";\nf(url);\n})();\n"
        );
    }

    #[test]
    fn the_script_has_no_comment_that_would_be_sent_and_no_text_that_would_be_changed() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../embed")
            .join(NAME);
        let source = std::fs::read_to_string(path).expect(NAME);
        let stripped = stripped(&source);
        for line in stripped.lines() {
            let is_comment = line.contains(" // ") || line.contains("/*") || line.contains("*/");
            assert!(!is_comment, "{line}");
            assert_eq!(
                line.matches('`').count() % 2,
                0,
                "a text of several lines: {line}"
            );
        }
        assert!(stripped.contains("yearline-embed") && stripped.len() < source.len());
    }
}
