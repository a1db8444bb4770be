/// An iterator over chunks of bytes that turns failures into transport errors.
struct ChunkIterator<Base: AsyncIteratorProtocol>: AsyncIteratorProtocol
where Base.Element == [UInt8] {
  private var base: Base
  private let translate: @Sendable (any Error) -> TransportError

  init(_ base: Base, translate: @escaping @Sendable (any Error) -> TransportError) {
    self.base = base
    self.translate = translate
  }

  mutating func next() async throws(TransportError) -> [UInt8]? {
    try await next(isolation: #isolation)
  }

  mutating func next(
    isolation actor: isolated (any Actor)?
  ) async throws(TransportError) -> [UInt8]? {
    do {
      return try await base.next(isolation: actor)
    } catch let error as TransportError {
      throw error
    } catch {
      throw translate(error)
    }
  }
}

/// Any such iterator, with one dynamic call for each chunk.
typealias AnyChunkIterator = any AsyncIteratorProtocol<[UInt8], TransportError>
