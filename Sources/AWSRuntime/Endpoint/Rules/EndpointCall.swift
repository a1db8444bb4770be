import AWSShapes

/// A call of a function of the rules engine.
struct EndpointCall {
  private let function: EndpointFunction
  private let arguments: [EndpointValue?]
  private let partitions: EndpointPartitions

  init(
    _ function: EndpointFunction, _ arguments: [EndpointValue?], _ partitions: EndpointPartitions
  ) {
    self.function = function
    self.arguments = arguments
    self.partitions = partitions
  }

  /// Returns the function's result, or `nil` if it has none.
  ///
  /// - Throws: ``EndpointError`` if an argument has the wrong type.
  func result() throws(EndpointError) -> EndpointValue? {
    switch function {
    case .isSet: return .boolean(argument(0) != nil)
    case .not: return .boolean(try !boolean(0))
    case .coalesce: return arguments.lazy.compactMap { $0 }.first
    case .ite: return try boolean(0) ? argument(1) : argument(2)
    case .booleanEquals: return .boolean(try boolean(0) == boolean(1))
    case .stringEquals: return .boolean(try string(0) == string(1))
    case .getAttr: return try attribute()
    case .substring: return try substring().map(EndpointValue.string)
    case .split: return .array(try split().map(EndpointValue.string))
    case .uriEncode: return .string(PercentEncoding.encode(try string(0)))
    case .parseURL: return RuleURL(try string(0))?.value
    case .isValidHostLabel: return .boolean(try labels(0).allSatisfy(HostLabel.isValid))
    case .partition: return partitions.partition(of: try string(0))?.value
    case .parseArn: return ResourceName(try string(0))?.value
    case .isVirtualHostableS3Bucket:
      return .boolean(try BucketName.isVirtualHostable(string(0), withDots: boolean(1)))
    }
  }

  // MARK: Arguments

  private func argument(_ index: Int) -> EndpointValue? {
    arguments.indices.contains(index) ? arguments[index] : nil
  }

  private func mismatch(_ index: Int, _ type: String) -> EndpointError {
    EndpointError(
      "argument \(index + 1) of \(function.rawValue) in the endpoint rules is not a \(type)")
  }

  private func string(_ index: Int) throws(EndpointError) -> String {
    guard let value = argument(index)?.string else { throw mismatch(index, "text") }
    return value
  }

  private func boolean(_ index: Int) throws(EndpointError) -> Bool {
    guard let value = argument(index)?.boolean else { throw mismatch(index, "Boolean") }
    return value
  }

  private func integer(_ index: Int) throws(EndpointError) -> Int {
    guard let value = argument(index)?.integer else { throw mismatch(index, "integer") }
    return value
  }

  /// Returns the host labels of the string: its parts between dots if the second argument allows dots.
  private func labels(_ index: Int) throws(EndpointError) -> [String] {
    let text = try string(index)
    guard try boolean(index + 1) else { return [text] }
    return text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false)
      .map { String($0) }
  }

  // MARK: Functions

  /// Follows a path such as `resourceId[0]` or `a.b`.
  private func attribute() throws(EndpointError) -> EndpointValue? {
    var value = argument(0)
    for step in try string(1).split(separator: ".") {
      let name = step.prefix { $0 != "[" }
      if !name.isEmpty {
        guard let record = value?.record else { throw mismatch(0, "record") }
        value = record[String(name)]
      }
      for index in step.dropFirst(name.count).split(separator: "[") {
        guard let elements = value?.array else { throw mismatch(0, "array") }
        guard index.hasSuffix("]"), let position = Int(index.dropLast()) else {
          throw mismatch(1, "path")
        }
        value = elements.indices.contains(position) ? elements[position] : nil
      }
    }
    return value
  }

  /// Returns the characters from start to stop, counted from the end if the last argument says so.
  /// There is no result for a string that is too short or not ASCII.
  private func substring() throws(EndpointError) -> String? {
    let utf8 = Array(try string(0).utf8)
    let start = try integer(1)
    let stop = try integer(2)
    guard start >= 0, start < stop, stop <= utf8.count, utf8.allSatisfy({ $0 < 0x80 }) else {
      return nil
    }
    let range = try boolean(3) ? (utf8.count - stop)..<(utf8.count - start) : start..<stop
    return String(decoding: utf8[range], as: UTF8.self)
  }

  /// Splits the string at the delimiter, into at most `limit` parts unless the limit is zero.
  private func split() throws(EndpointError) -> [String] {
    let text = try string(0)
    let delimiter = try string(1)
    let limit = try integer(2)
    guard !delimiter.isEmpty, limit >= 0 else { throw mismatch(1, "delimiter") }
    let most = limit == 0 ? Int.max : limit - 1
    return text.unicodeScalars
      .split(
        separator: delimiter.unicodeScalars, maxSplits: most, omittingEmptySubsequences: false
      )
      .map { String($0) }
  }
}
