//! A PDF as other programs read it: poppler's, which `cargo xtask test` installs. `PDFTOTEXT` and `PDFTOPPM` name them if they are not on
//! the path.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A PDF in a file.
pub(crate) struct Pdf(PathBuf);

/// A page as a picture in shades of grey.
#[derive(PartialEq, Eq)]
pub(crate) struct Grey {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// A byte for each pixel, row by row.
    pub(crate) pixels: Vec<u8>,
}

impl Pdf {
    /// Keeps a PDF, and its pages as pictures, under `target/screenshots/paper/`.
    #[track_caller]
    pub(crate) fn keep(name: &str, bytes: &[u8]) -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screenshots/paper");
        let file = folder.join(format!("{name}.pdf"));
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(&file, bytes))
            .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let pdf = Self(file);
        let (file, pictures) = (pdf.path(), folder.join(name).display().to_string());
        run(
            "PDFTOPPM",
            "pdftoppm",
            &["-r", "80", "-png", &file, &pictures],
        );
        pdf
    }

    fn path(&self) -> String {
        self.0.display().to_string()
    }

    /// The text of each page in the order in which it is drawn, without its spaces: where a line ends is the layout's affair.
    #[track_caller]
    pub(crate) fn pages(&self) -> Vec<String> {
        self.text(&["-raw"])
    }

    /// The text in the lower margin of each page of A4, without its spaces.
    #[track_caller]
    pub(crate) fn feet(&self) -> Vec<String> {
        // 18 mm of 297, in points.
        let margin = ["-x", "0", "-y", "791", "-W", "596", "-H", "51"];
        self.text(&[&["-layout", "-r", "72"], &margin[..]].concat())
    }

    #[track_caller]
    fn text(&self, how: &[&str]) -> Vec<String> {
        let path = self.path();
        let arguments = [how, &[&path, "-"]].concat();
        let text = run("PDFTOTEXT", "pdftotext", &arguments);
        let text = String::from_utf8_lossy(&text).into_owned();
        let pages = text.strip_suffix('\u{c}').unwrap_or(&text).split('\u{c}');
        pages.map(without_spaces).collect()
    }

    /// The pages in so many pixels an inch.
    #[track_caller]
    pub(crate) fn greys(&self, resolution: u32) -> Vec<Grey> {
        let resolution = resolution.to_string();
        let arguments = ["-r", &resolution, "-gray", &self.path()];
        let bytes = run("PDFTOPPM", "pdftoppm", &arguments);
        let mut rest = bytes.as_slice();
        let mut pages = Vec::new();
        while !rest.is_empty() {
            let (page, after) = grey(rest).expect("it is a PGM");
            pages.push(page);
            rest = after;
        }
        pages
    }
}

/// A text without its spaces.
pub(crate) fn without_spaces(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The first picture of a row of binary PGMs, and what follows it.
fn grey(bytes: &[u8]) -> Option<(Grey, &[u8])> {
    let mut rest = bytes;
    let mut fields = Vec::new();
    while fields.len() < 4 {
        let end = rest.iter().position(u8::is_ascii_whitespace)?;
        fields.push(std::str::from_utf8(&rest[..end]).ok()?);
        rest = &rest[end + 1..];
    }
    let [kind, width, height, most] = fields[..] else {
        return None;
    };
    let (width, height) = (width.parse().ok()?, height.parse().ok()?);
    let (pixels, after) = rest.split_at_checked(width * height)?;
    let page = Grey {
        width,
        height,
        pixels: pixels.to_vec(),
    };
    (kind == "P5" && most == "255").then_some((page, after))
}

#[track_caller]
fn run(variable: &str, program: &str, arguments: &[&str]) -> Vec<u8> {
    let program = std::env::var_os(variable).map_or_else(|| program.into(), PathBuf::from);
    let output = Command::new(&program)
        .args(arguments)
        .output()
        .unwrap_or_else(|e| panic!("{}: {e} ({variable} names it)", program.display()));
    assert!(
        output.status.success(),
        "{}: {}",
        program.display(),
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}
