internal import CPango

/// A family of fonts of the system: its upright faces, and what characters they have.
package struct FallbackFamily: @unchecked Sendable, Hashable {
  /// The name, such as `Noto Sans CJK JP`.
  package let name: String
  /// The paths of the files, sorted.
  package let files: [String]
  /// fontconfig's descriptions of the faces; they and the configuration that they are from are never released.
  let faces: [OpaquePointer]
  /// The set of characters of the regular face.
  private let characters: OpaquePointer

  package static func == (first: Self, second: Self) -> Bool {
    first.name == second.name && first.files == second.files
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// Whether the regular face has a character.
  func has(_ scalar: Unicode.Scalar) -> Bool { FcCharSetHasChar(characters, scalar.value) != 0 }

  /// Whether it is one of the families that are made for all scripts, with one look.
  var isNoto: Bool { name.hasPrefix("Noto ") }

  /// How well it goes with DejaVu Sans: sans serifs first, fonts for narrow places and for programs last.
  var style: Int {
    if name.contains("Mono") || name.hasSuffix(" UI") || name.contains("Display") { return 3 }
    if name.contains("Serif") || name.contains("Kufi") || name.contains("Nastaliq") { return 2 }
    return name.contains("Sans") ? 0 : 1
  }

  /// The families of a configuration, which must stay, in the order of their names.
  static func all(in configuration: OpaquePointer) -> [FallbackFamily] {
    var faces: [String: [Face]] = [:]
    for set in [FcSetSystem, FcSetApplication] {
      guard let fonts = FcConfigGetFonts(configuration, set) else { continue }
      for index in 0..<Int(fonts.pointee.nfont) {
        guard let pattern = fonts.pointee.fonts[index], let face = Face(pattern) else { continue }
        faces[face.family, default: []].append(face)
      }
    }
    return faces.compactMap { FallbackFamily($0, $1) }.sorted { $0.name < $1.name }
  }

  private init?(_ name: String, _ all: [Face]) {
    // Of each weight one face, the first by its place: several copies of a font may be installed.
    let sorted = all.sorted { ($0.file, $0.index) < ($1.file, $1.index) }
    func nearest(to weight: Double) -> Face? {
      sorted.min { first, second in
        let (left, right) = (first.distance(to: weight), second.distance(to: weight))
        return left.lexicographicallyPrecedes(right)
      }
    }
    guard let regular = nearest(to: Double(FC_WEIGHT_REGULAR)),
      let bold = nearest(to: Double(FC_WEIGHT_BOLD))
    else { return nil }
    self.name = name
    characters = regular.characters
    faces = regular.pattern == bold.pattern ? [regular.pattern] : [regular.pattern, bold.pattern]
    files = Set([regular.file, bold.file]).sorted()
  }
}

/// What fontconfig knows of a face that text can be drawn with.
private struct Face {
  let pattern: OpaquePointer
  let family: String
  let file: String
  let index: Int32
  let weight: Double
  let width: Double
  let characters: OpaquePointer

  /// How far the face is from the usual width and from a weight, which counts less.
  func distance(to weight: Double) -> [Double] {
    [(width - Double(FC_WIDTH_NORMAL)).magnitude, (self.weight - weight).magnitude]
  }

  /// Nil for a face that is no upright outline, for masters of variable fonts, and for DejaVu.
  init?(_ pattern: OpaquePointer) {
    func flag(_ object: String, default usual: Bool) -> Bool {
      var value: FcBool = 0
      return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch ? value != 0 : usual
    }
    func number(_ object: String) -> Double? {
      var value = 0.0
      return FcPatternGetDouble(pattern, object, 0, &value) == FcResultMatch ? value : nil
    }
    var characters: OpaquePointer?
    var path: UnsafeMutablePointer<FcChar8>?
    var family: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    guard flag(FC_OUTLINE, default: false), !flag(FC_COLOR, default: false),
      !flag(FC_VARIABLE, default: false),
      FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch, let characters,
      FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch, let path,
      FcPatternGetString(pattern, FC_FAMILY, 0, &family) == FcResultMatch, let family,
      number(FC_SLANT) ?? 0 == 0
    else { return nil }
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index)
    self.pattern = pattern
    self.family = String(cString: family)
    file = String(cString: path)
    self.index = index
    weight = number(FC_WEIGHT) ?? Double(FC_WEIGHT_REGULAR)
    width = number(FC_WIDTH) ?? Double(FC_WIDTH_NORMAL)
    self.characters = characters
    guard !self.family.hasPrefix("DejaVu") else { return nil }
  }
}
