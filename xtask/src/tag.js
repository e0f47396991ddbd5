// What packing and tightening share: the value of an attribute in a tag as written, with quotes or without.
const attribute = (tag, name) => {
  const found = tag.match(new RegExp(`\\s${name}(?:=(?:"([^"]*)"|'([^']*)'|([^\\s>]+)))?(?=[\\s>])`));
  return found ? found[1] ?? found[2] ?? found[3] ?? "" : undefined;
};

