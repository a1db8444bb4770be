/// The number that precedes a header's value on the wire.
enum HeaderType: UInt8 {
  case boolTrue = 0
  case boolFalse = 1
  case byte = 2
  case short = 3
  case integer = 4
  case long = 5
  case blob = 6
  case string = 7
  case timestamp = 8
  case uuid = 9
}
