//! Pictures of the page for those who look at it, kept under `target/screenshots/`: no comparison, only the record.

use super::scenarios;
use crate::page::Page;

scenarios![pictures_in_english, pictures_in_chinese,];

const SIZES: [(u32, u32); 4] = [(360, 800), (768, 1024), (1366, 768), (1920, 1080)];

fn pictures(page: &Page<'_>, lang: &str) {
    for theme in ["light", "dark"] {
        page.open(&format!("?lang={lang}&theme={theme}"));
        for (width, height) in SIZES {
            page.sized(width, height);
            page.settled();
            page.picture(&format!("{width}-{theme}-{lang}"));
        }
    }
}

fn pictures_in_english(page: &Page<'_>) {
    pictures(page, "en");
}

fn pictures_in_chinese(page: &Page<'_>) {
    pictures(page, "zh-Hans");
}
