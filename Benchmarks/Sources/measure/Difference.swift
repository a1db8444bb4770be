/// What a workload takes above its group's baseline.
struct Difference {
  let text: String

  init?(_ results: [Result]) {
    guard let baseline = results.first(where: \.isBaseline),
      let other = results.first(where: { !$0.isBaseline })
    else { return nil }
    // Turn by turn, so that both sides ran at the machine's same speed.
    let differences = zip(other.nanoseconds, baseline.nanoseconds).map { $0 - $1 }.sorted()
    let median = Table.number(differences[differences.count / 2] / 1000)
    let minimum = Table.number((other.minimum - baseline.minimum) / 1000)
    let allocations = Table.number(other.allocations - baseline.allocations)
    text =
      "above the first: \(median) us in the median turn, \(minimum) us between the minima, "
      + "\(allocations) allocations\n"
  }
}
