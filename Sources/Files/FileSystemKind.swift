internal import CLinux

/// What kind of file system something is on.
package enum FileSystemKind {
  /// Those of this kernel's own disks and memory, by the numbers of linux/magic.h and of their sources: ext2 to ext4, XFS,
  /// Btrfs, tmpfs, overlayfs, ZFS, F2FS, bcachefs, exFAT, FAT, ramfs, JFS.
  private static let local: Set<UInt32> = [
    0xef53, 0x5846_5342, 0x9123_683e, 0x0102_1994, 0x794c_7630, 0x2fc1_2fc1, 0xf2f5_2010,
    0xca45_1a4e, 0x2011_bab0, 0x4d44, 0x8584_58f6, 0x3153_464a,
  ]

  /// Whether all that this kernel does there goes by its own locks and clock; false where that is not known.
  ///
  /// Another machine may still see it: as the client of a server that runs here, or from inside a virtual machine.
  package static func isLocal(_ descriptor: Int32) -> Bool {
    local.contains(kind_of_file_system(descriptor))
  }
}
