/// A colour or a weight of text; the raw value is the parameter of the terminal's control sequence.
///
/// Source: ECMA-48, "SGR - Select Graphic Rendition".
package enum TerminalPaint: String, Sendable, Hashable {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case cyan = "36"
}
