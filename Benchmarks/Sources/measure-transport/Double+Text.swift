// Not Foundation's formats: what that library takes would count as the transport's memory.
extension Double {
  /// The number with so many decimals.
  func text(decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1) { scale, _ in scale * 10 }
    guard let scaled = Int(exactly: (magnitude * Double(scale)).rounded()) else { return "\(self)" }
    let sign = self < 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(sign)\(scaled / scale).\(zeros)\(fraction)"
  }
}
