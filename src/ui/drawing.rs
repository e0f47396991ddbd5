//! What is drawn, patched: from one state of a picture to the next only the attributes that differ are written.
//!
//! A choice changes the colour of hundreds of shapes and the place of none. To make them anew for that costs the browser ten times what
//! writing one attribute each does.

use crate::browser::dom::Node;
use crate::browser::markup::Markup;
use yearline_plot::scene::{Anchor, Geometry, Role, Shape, Tone};

use super::patterns::hatch_of_chosen;

/// An element of SVG as it is to be: its tag, its attributes, what is written in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Form {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    text: String,
}

impl Form {
    /// An element with that class.
    pub(crate) fn new(tag: &'static str, class: String) -> Self {
        Self {
            tag,
            attributes: vec![("class", class)],
            text: String::new(),
        }
    }

    /// With an attribute.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    fn of(shape: &Shape) -> Self {
        let tone = written_tone(shape);
        let class = format!("{} {}", shape.role.class(), tone.class());
        let fill = hatch_of_chosen(tone == Tone::Chosen);
        let filled = |form: Self| {
            if shape.role == Role::Hatched {
                form.with("fill", fill)
            } else {
                form
            }
        };
        match &shape.geometry {
            Geometry::Rect {
                x,
                y,
                width,
                height,
            } => filled(Self::new("rect", class))
                .with("x", px(*x))
                .with("y", px(*y))
                .with("width", px(*width))
                .with("height", px(*height)),
            Geometry::Line { x1, y1, x2, y2 } => Self::new("line", class)
                .with("x1", px(*x1))
                .with("y1", px(*y1))
                .with("x2", px(*x2))
                .with("y2", px(*y2)),
            Geometry::Polygon(corners) => {
                filled(Self::new("polygon", class)).with("points", points(corners))
            }
            Geometry::Polyline(corners) => Self::new("polyline", class)
                .with("fill", "none")
                .with("points", points(corners)),
            Geometry::Text {
                x,
                y,
                size,
                anchor,
                bold,
                content,
            } => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let mut form = Self::new("text", class)
                    .with("x", px(*x))
                    .with("y", px(*y))
                    .with("font-size", px(*size))
                    .with("text-anchor", anchor);
                if *bold {
                    form = form.with("font-weight", "700");
                }
                form.text.clone_from(content);
                form
            }
        }
    }

    fn made(&self) -> Node {
        let (class, rest) = self
            .attributes
            .split_first()
            .map_or(("", &[][..]), |((_, class), rest)| (class, rest));
        let node = Node::svg(self.tag, class);
        for (name, value) in rest {
            node.set(name, Some(value));
        }
        if !self.text.is_empty() {
            node.set_text(&self.text);
        }
        node
    }

    fn write(&self, markup: &mut Markup) {
        markup.open(self.tag);
        for (name, value) in &self.attributes {
            markup.attr(name, value);
        }
        markup.inside().text(&self.text).close(self.tag);
    }

    /// Writes on a node that shows `before` what differs from it. Both have the same tag.
    fn write_over(&self, before: &Self, node: &Node) {
        for (i, (name, value)) in self.attributes.iter().enumerate() {
            // Nearly always the attributes come in the same order.
            let held = before.attributes.get(i).filter(|(n, _)| n == name);
            let held = held.or_else(|| before.attributes.iter().find(|(n, _)| n == name));
            if held.is_none_or(|(_, held)| held != value) {
                node.set(name, Some(value));
            }
        }
        for (name, _) in &before.attributes {
            if !self.attributes.iter().any(|(n, _)| n == name) {
                node.set(name, None);
            }
        }
        if self.text != before.text {
            node.set_text(&self.text);
        }
    }
}

/// The tone that is written on a shape. What is not chosen is written as plain: that it is quiet beside what is chosen says the
/// picture's own class `is-filtered`, once for all of it. Only writing has a quiet form of its own.
fn written_tone(shape: &Shape) -> Tone {
    match (shape.tone, &shape.geometry) {
        (
            Tone::Quiet,
            Geometry::Rect { .. }
            | Geometry::Line { .. }
            | Geometry::Polygon(_)
            | Geometry::Polyline(_),
        ) => Tone::Plain,
        (tone, _) => tone,
    }
}

fn is_alike(a: &Shape, b: &Shape) -> bool {
    a.role == b.role && written_tone(a) == written_tone(b) && a.geometry == b.geometry
}

/// Something drawn inside a node, in order.
#[derive(Debug)]
pub(crate) struct Drawing<T> {
    within: Node,
    /// What is drawn, and its node where that was needed so far.
    shown: Vec<(T, Option<Node>)>,
}

impl<T> Drawing<T> {
    /// Nothing yet.
    pub(crate) fn new(within: &Node) -> Self {
        Self {
            within: within.clone(),
            shown: Vec::new(),
        }
    }

    /// What comes at a place: the same node with other attributes, or another node.
    fn put(&mut self, at: usize, what: T, new: &Form, old: Option<Form>) {
        let Some((held, node)) = self.shown.get_mut(at) else {
            let node = new.made();
            self.within.append(&node);
            self.shown.push((what, Some(node)));
            return;
        };
        *held = what;
        if node.is_none() {
            *node = self.within.nth(at);
        }
        // Nobody else takes one away.
        let Some(node) = node else { return };
        match old.filter(|old| old.tag == new.tag) {
            Some(old) => new.write_over(&old, node),
            None => {
                let made = new.made();
                node.put_before(&made);
                node.remove();
                *node = made;
            }
        }
    }

    fn end_at(&mut self, n: usize) {
        for at in (n..self.shown.len()).rev() {
            let node = self
                .shown
                .pop()
                .and_then(|(_, node)| node)
                .or_else(|| self.within.nth(at));
            node.inspect(Node::remove);
        }
    }
}

impl Drawing<Form> {
    /// Shows these instead of what is shown.
    pub(crate) fn show(&mut self, forms: Vec<Form>) {
        if self.shown.is_empty() && !forms.is_empty() {
            let mut markup = Markup::default();
            forms.iter().for_each(|form| form.write(&mut markup));
            if self.within.append_markup(&markup) {
                self.shown = forms.into_iter().map(|form| (form, None)).collect();
                return;
            }
        }
        let n = forms.len();
        for (at, form) in forms.into_iter().enumerate() {
            let held = self.shown.get(at).map(|(held, _)| held);
            if held != Some(&form) {
                let old = held.cloned();
                self.put(at, form.clone(), &form, old);
            }
        }
        self.end_at(n);
    }
}

impl Drawing<Shape> {
    /// Writes shapes down; what stands in a node then is a [`Drawing`] of them.
    pub(crate) fn note<'a>(
        markup: &mut Markup,
        shapes: impl Iterator<Item = &'a Shape>,
    ) -> Vec<(Shape, Option<Node>)> {
        let note = |shape: &Shape| {
            Form::of(shape).write(markup);
            (shape.clone(), None)
        };
        shapes.map(note).collect()
    }

    /// The shapes that stand in a node already.
    pub(crate) fn noted(within: Node, shown: Vec<(Shape, Option<Node>)>) -> Self {
        Self { within, shown }
    }

    /// Shows these instead of what is shown.
    pub(crate) fn show_shapes<'a>(&mut self, shapes: impl Iterator<Item = &'a Shape> + Clone) {
        if self.shown.is_empty() {
            let mut markup = Markup::default();
            let noted = Self::note(&mut markup, shapes.clone());
            if !noted.is_empty() && self.within.append_markup(&markup) {
                self.shown = noted;
                return;
            }
        }
        let mut n = 0;
        for shape in shapes {
            let held = self.shown.get(n).map(|(held, _)| held);
            if held.is_none_or(|held| !is_alike(held, shape)) {
                let old = held.map(Form::of);
                self.put(n, shape.clone(), &Form::of(shape), old);
            }
            n += 1;
        }
        self.end_at(n);
    }
}

/// Lengths to a tenth of a pixel: finer cannot be seen and only makes the page heavy.
pub(crate) fn px(length: f64) -> String {
    let mut out = String::new();
    write_px(&mut out, length);
    out
}

/// In whole numbers: writing floats brings twelve kilobytes along.
fn write_px(out: &mut String, length: f64) {
    let tenths = (length * 10.0).round() as i64;
    if tenths < 0 {
        out.push('-');
    }
    let mut digits = [0; 20];
    let mut n = 0;
    let mut rest = tenths.unsigned_abs() / 10;
    loop {
        digits[n] = b'0' + (rest % 10) as u8;
        n += 1;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.extend(digits[..n].iter().rev().map(|d| char::from(*d)));
    let tenth = tenths.unsigned_abs() % 10;
    if tenth > 0 {
        out.push('.');
        out.push(char::from(b'0' + tenth as u8));
    }
}

fn points(corners: &[(f64, f64)]) -> String {
    let mut out = String::with_capacity(corners.len() * 12);
    for (x, y) in corners {
        if !out.is_empty() {
            out.push(' ');
        }
        write_px(&mut out, *x);
        out.push(',');
        write_px(&mut out, *y);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        let table = [
            (0.0, "0"),
            (12.34, "12.3"),
            (-0.04, "0"),
            (-1.25, "-1.3"),
            (1234.96, "1235"),
            (100.0, "100"),
        ];
        for (length, want) in table {
            assert_eq!(px(length), want, "{length}");
        }
        assert_eq!(points(&[(1.0, 2.5), (-3.0, 40.0)]), "1,2.5 -3,40");
    }
}
