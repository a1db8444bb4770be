/// Transfers that wait for an easy handle, first come, first served.
///
/// A transfer that ends while it waits stays in the array until its turn comes, or until half of the
/// array has ended; so each operation takes constant time on average.
struct WaitingTransfers {
  private var transfers: [Transfer] = []
  private var first = 0
  /// How many of the transfers from `first` on still wait.
  private var count = 0

  var isEmpty: Bool { count == 0 }

  /// How many places there are in the array, for a test.
  var capacityInUse: Int { transfers.count }

  mutating func append(_ transfer: Transfer) {
    transfers.append(transfer)
    count += 1
  }

  /// Takes out the one that has waited longest.
  mutating func popFirst() -> Transfer? {
    while first < transfers.count {
      let transfer = transfers[first]
      first += 1
      guard transfer.stage == .waiting else { continue }
      count -= 1
      compact()
      return transfer
    }
    compact()
    return nil
  }

  /// Takes note that a transfer, whose stage is about to be `over`, waits no longer.
  mutating func forgetOne() {
    count -= 1
    compact()
  }

  private mutating func compact() {
    guard count > 0 else {
      transfers.removeAll(keepingCapacity: true)
      first = 0
      return
    }
    guard count <= transfers.count / 2 else { return }
    transfers = transfers[first...].filter { $0.stage == .waiting }
    first = 0
  }
}
