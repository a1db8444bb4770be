import CommandSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Shows the steps as a tree and a line of progress, drawn again in their place.
struct TerminalProgress: ProgressView {
  let interval = Duration.milliseconds(100)

  private let style: TerminalStyle
  private let size: @Sendable () -> TerminalSize
  private var block = TerminalBlock()
  private var frame = 0
  private var lastDrawing: Date?

  /// Creates a view.
  ///
  /// - Parameters:
  ///   - style: What the terminal can show.
  ///   - size: Returns the present size of the terminal.
  init(_ style: TerminalStyle, size: @escaping @Sendable () -> TerminalSize) {
    self.style = style
    self.size = size
  }

  mutating func change(_ works: [FollowedWork], at now: Date) -> String {
    // Of many changes at once, the next tick shows the last.
    if let lastDrawing, now.duration(since: lastDrawing) < interval { return "" }
    return draw(works, at: now)
  }

  mutating func tick(_ works: [FollowedWork], at now: Date) -> String {
    frame += 1
    return draw(works, at: now)
  }

  mutating func end(_ works: [FollowedWork], at now: Date) -> String {
    let size = size()
    let picture = ProgressPicture(works, style, columns: size.columns, frame: frame, at: now)
    return block.end(picture.tree, style, size)
  }

  private mutating func draw(_ works: [FollowedWork], at now: Date) -> String {
    lastDrawing = now
    let size = size()
    let picture = ProgressPicture(works, style, columns: size.columns, frame: frame, at: now)
    // The row below the block is the cursor's.
    return block.redraw(picture.lines(rows: size.rows - 1), style, size)
  }
}
