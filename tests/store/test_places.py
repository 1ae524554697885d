"""Where a live store may lie: told from names, and from the file systems of a computer that is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.places import Mount, _mount_of, read_mounts, unfit

LOCAL = (Mount("/", "ext4"), Mount("/tmp", "tmpfs"))


def judged(folder: str, *more: Mount) -> str | None:
    return unfit(Path(folder), (*LOCAL, *more))


@pytest.mark.parametrize(
    "folder", ["/srv/desk/xiaoxiang", "/tmp/store", "/srv/drop/box", "/srv/one/drive", r"C:\Users\desk\xiaoxiang"]
)
def test_a_folder_on_the_own_disk_may_hold_a_store(folder):
    assert judged(folder) is None


def test_this_computers_temporary_folder_may_hold_a_store(tmp_path):
    assert unfit(tmp_path) is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (r"C:\Users\desk\OneDrive\小巷", "OneDrive"),
        (r"C:\Users\desk\OneDrive - 示例街道\文档", "OneDrive"),
        ("/srv/desk/Dropbox/x", "Dropbox"),
        (r"D:\BaiduNetdiskWorkspace\x", "百度网盘"),
        (r"D:\百度网盘同步空间\x", "百度网盘"),
        (r"D:\WPSDrive\123\WPS云盘", "WPS 云盘"),
        (r"D:\WPS Cloud Files\x", "WPS 云盘"),
        (r"D:\Nutstore\1\x", "坚果云"),
        (r"D:\我的坚果云\x", "坚果云"),
    ],
)
def test_a_synced_folder_is_refused_by_the_name_of_the_service(folder, service):
    assert f"会被{service}同步走" in judged(folder)


def test_a_link_into_a_synced_folder_is_followed(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "desk").symlink_to(tmp_path / "Dropbox")
    assert "Dropbox" in unfit(tmp_path / "desk" / "store", LOCAL)


@pytest.mark.parametrize("folder", [r"\\server\share\小巷", "//server/share/x", r"\\?\UNC\server\share\x"])
def test_a_network_path_is_refused(folder):
    assert "网络共享文件夹" in judged(folder)


def test_the_long_form_of_a_local_path_is_no_share():
    assert judged(r"\\?\C:\Users\desk\xiaoxiang") is None


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_mounted_share_is_refused(kind):
    assert "网络共享盘" in judged("/srv/desk/share/x", Mount("/srv/desk/share", kind))


@pytest.mark.parametrize("kind", ["vfat", "exfat", "msdos"])
def test_a_fat_disk_is_refused(kind):
    assert "FAT 格式" in judged("/mnt/disk/x", Mount("/mnt/disk", kind))


@pytest.mark.parametrize(
    "mount",
    [Mount("/mnt/stick", "ext4", is_removable=True), Mount("/media/desk/STICK", "ntfs"), Mount("/run/media/desk/S", "ext4")],
)
def test_a_disk_that_can_be_pulled_out_is_refused(mount):
    assert "U 盘或移动硬盘" in judged(f"{mount.point}/x", mount)


def test_a_windows_drive_is_matched_whatever_the_case():
    stick = Mount("E:\\", "fat32", is_removable=True)
    assert _mount_of(r"e:\xiaoxiang", (Mount("C:\\", "ntfs"), stick)) == stick


def test_a_neighbour_of_a_share_is_no_share():
    assert judged("/srv/desk/shared/x", Mount("/srv/desk/share", "nfs")) is None


def test_a_disk_within_a_share_counts_by_itself():
    assert judged("/net/disk/x", Mount("/net", "nfs"), Mount("/net/disk", "ext4")) is None


def test_what_is_mounted_over_another_covers_it():
    assert "网络共享盘" in judged("/srv/x", Mount("/srv", "ext4"), Mount("/srv", "cifs"))


def test_every_refusal_says_where_to_go():
    assert judged("/srv/desk/Dropbox/x").endswith("请选电脑自己硬盘上的文件夹；备份和交接包可以放在这里。")


def test_the_table_of_mounts_is_read_with_blanks_in_paths(tmp_path):
    table = "/dev/sda1 / ext4 rw 0 0\n//server/share /srv/desk/my\\040share cifs rw 0 0\n"
    assert read_mounts(table, tmp_path) == [Mount("/", "ext4"), Mount("/srv/desk/my share", "cifs")]


def test_a_partition_is_removable_when_its_disk_is(tmp_path):
    disk = tmp_path / "devices" / "sdz"
    (disk / "sdz1").mkdir(parents=True)
    (disk / "removable").write_text("1\n")
    blocks = tmp_path / "block"
    blocks.mkdir()
    (blocks / "sdz1").symlink_to(disk / "sdz1")
    assert read_mounts("/dev/sdz1 /mnt/stick ext4 rw 0 0\n", blocks) == [Mount("/mnt/stick", "ext4", is_removable=True)]
