#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Checks the corpus programs against tools that are not ours: every image must be clean
# for ntfsresize and listed by ntfsls, everything must come out byte for byte equal a
# second time, and a hive must survive being read and written again.
#
# usage: selftest.sh FOLDER_OF_THE_PROGRAMS

set -eu

bin=$(cd "${1:?usage: selftest.sh FOLDER_OF_THE_PROGRAMS}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
PATH=$PATH:/usr/sbin:/sbin

fail()
{
	echo "selftest: $*" >&2
	exit 1
}

mkdir -p package/sub
printf 'A real file of the package.\n' > package/sub/readme.txt
cat > package/Sample.inf <<'INF'
[Version]
Signature = "$WINDOWS NT$"
Class = System
ClassGuid = {4d36e97d-e325-11ce-bfc1-08002be10318}
Provider = %Mfg%
DriverVer = 03/01/2024,1.2.3.4
CatalogFile = sample.cat
[SourceDisksNames]
1 = %Disk%,,,
[SourceDisksFiles]
sample.sys = 1
readme.txt = 1,sub
[DestinationDirs]
Drivers = 12
[Manufacturer]
%Mfg% = Models,NTamd64
[Models.NTamd64]
%Device% = Install, ROOT\SAMPLE
[Install.NT]
CopyFiles = Drivers
[Drivers]
sample.sys
[Install.NT.Services]
AddService = Sample, 2, Service ; the function driver
[Service]
DisplayName = %Device%
ServiceType = 1
StartType = 3
ErrorControl = 1
ServiceBinary = %12%\sample.sys
[Strings]
Mfg = "Example ""Ltd"""
Device = "Sample device"
Disk = "Disk"
INF
cat > system.hive <<'HIVE'
@time 2024-03-01T10:00:00Z
[Select]
"Current" = dword:1
[ControlSet001\Services\Tcpip] time=2024-03-02T10:00:00Z
"Type" = dword:1
"Big" = fill(3):40000
@ = "default"
HIVE
cat > software.hive <<'HIVE'
[Microsoft\Windows NT\CurrentVersion]
"CurrentBuild" = "19045"
HIVE
cat > extra.image <<'IMAGE'
wof xpress4k file \x\4k.sys pe 1 100K
wof lzx file \x\lzx.sys pe 1 100K
lznt1 file \x\lznt1.sys pe 1 100K
file \x\plain.sys pe 1 100K
link \x\second.sys to \x\plain.sys
ads \x\plain.sys:Zone.Identifier text "[ZoneTransfer]\r\n"
junction \here to \x
symlink \x\relative.sys to plain.sys
IMAGE

compose()
{
	"$bin/compose" --system system.hive --software software.hive --extra extra.image \
		--lockdown "$@" package
}

compose -o one.img
sleep 1
TZ=Asia/Tokyo compose -o two.img
cmp one.img two.img || fail "the same image twice differs"
ntfsresize -i -f one.img > log 2>&1 || fail "ntfsresize: $(tail -n 1 log)"
ntfsls -f -R one.img > list || fail "ntfsls cannot list the image"
for name in oem0.inf Sample.inf sample.sys readme.txt SYSTEM SOFTWARE second.sys; do
	grep -qx "$name" list || fail "$name is not on the image"
done
ntfscat -f one.img /x/plain.sys > plain
ntfscat -f one.img /x/lznt1.sys | cmp - plain || fail "LZNT1 differs"
ntfscat -f one.img /Windows/INF/oem0.inf | cmp - package/Sample.inf || fail "the INF differs"

ntfscat -f one.img /Windows/System32/config/SYSTEM > SYSTEM
"$bin/mkhive" -o again --base SYSTEM
cmp SYSTEM again || fail "a hive read and written differs"
"$bin/mkhive" -o dirty --base SYSTEM --dirty
if cmp -s SYSTEM dirty; then fail "a dirty hive is like a clean one"; fi

for scheme in mbr mbr-logical gpt; do
	compose -o disk.img --disk $scheme
	start=$((4096 * 512))
	[ $scheme = mbr-logical ] && start=$((8192 * 512))
	size=$(wc -c < one.img)
	# The boot sector and its copy know where the volume begins; the rest is equal.
	tail -c +$((start + 513)) disk.img | head -c $((size - 1024)) > inner
	tail -c +513 one.img | head -c $((size - 1024)) | cmp - inner ||
		fail "the volume of $scheme differs"
done
echo "corpus: 1 passed, 0 failed"
