/// How work goes, as a symbol and a colour show it.
package enum TerminalMark: Sendable, Hashable {
  case busy
  case good
  case warning
  case bad
  /// Neither good nor bad, such as something that is switched off.
  case idle
}
