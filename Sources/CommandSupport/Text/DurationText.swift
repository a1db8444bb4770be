extension Duration {
  /// The duration in the two largest units that it has, such as `4 min 12 s`.
  package var inWords: String {
    let seconds = max(components.seconds, 0)
    switch seconds {
    case ..<10:
      let tenths = max(components.attoseconds, 0) / 100_000_000_000_000_000
      return tenths == 0 ? "\(seconds) s" : "\(seconds).\(tenths) s"
    case ..<60: return "\(seconds) s"
    case ..<3600: return Self.pair(seconds, 60, "min", 1, "s")
    case ..<86400: return Self.pair(seconds, 3600, "h", 60, "min")
    default: return Self.pair(seconds, 86400, "d", 3600, "h")
    }
  }

  private static func pair(
    _ seconds: Int64, _ large: Int64, _ largeName: String, _ small: Int64, _ smallName: String
  ) -> String {
    let rest = seconds % large / small
    return "\(seconds / large) \(largeName)" + (rest == 0 ? "" : " \(rest) \(smallName)")
  }
}
