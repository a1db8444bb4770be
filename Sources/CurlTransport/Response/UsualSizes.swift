/// How long the header and the body of a response are, going by the one before.
///
/// A task makes room for its next response by that. What one thread allocates and another one frees
/// goes past what each keeps at hand, and has the two meet at the allocator's lock: with 64 requests
/// under way, that was every fourth one.
struct UsualSizes {
  let head: Int
  let body: Int

  /// What glibc keeps at hand is shorter than this with an array's own fields.
  private static let largest = 960

  init(head: Int, body: Int) {
    self.head = Self.room(for: head)
    self.body = Self.room(for: body)
  }

  /// Somewhat more, as no two are alike; nothing for what is long.
  private static func room(for size: Int) -> Int {
    let step = 64
    let room = (size + step - 1) / step * step
    return room <= largest ? room : 0
  }
}
