# SPDX-License-Identifier: Apache-2.0
# Inputs of the golden runs: inputs.sh CORPUS-PROGRAMS THIS-FOLDER, in an empty folder.
set -eu
bin=$1 here=$2
cp "$here"/data/* .
"$bin/mkhive" -o SYSTEM system.hive
"$bin/mkhive" -o SOFTWARE software.hive
"$bin/mkhive" -o DRIVERS drivers.hive
"$bin/mkhive" -o LIVE-SYSTEM live-system.hive
"$bin/mkhive" -o LIVE-SOFTWARE live-software.hive
"$bin/mkhive" -o DELETED system.hive deleted.hive
"$bin/mkhive" -o DATABASE-SYSTEM database-system.hive
"$bin/mkhive" -o FORGED-SYSTEM forged-system.hive
"$bin/mkhive" -o DIRTY --dirty system.hive
"$bin/mkhive" -o CHECKSUM --bad-checksum system.hive
"$bin/mkhive" -o CUT --cut 6000 system.hive
"$bin/mkhive" -o HEADLESS --cut 100 system.hive
"$bin/mkvolume" -o good.img good.image
"$bin/mkvolume" -o disk-gpt.img --disk gpt good.image
"$bin/mkvolume" -o disk-mbr.img --disk mbr good.image
"$bin/mkvolume" -o disk-logical.img --disk mbr-logical good.image
{ head -c 512 /dev/zero; tail -c +513 disk-gpt.img; } > disk-nombr.img
"$bin/mkvolume" -o nowindows.img nowindows.image
"$bin/mkvolume" -o badinf.img badinf.image
# a disk whose only partition is no NTFS volume
cp disk-mbr.img fat.img
printf 'FAT     ' | dd of=fat.img bs=1 seek=$((4096 * 512 + 3)) conv=notrunc status=none
head -c 4096 /dev/zero | tr '\0' 'x' > text.bin
: > empty.img
mkfifo fifo.img
# the same installation as a directory, in other letter case, with traps beside it
mkdir -p tree/WINDOWS/system32/CONFIG tree/WINDOWS/inf \
	tree/WINDOWS/System32x "tree/WINDOWS/system32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677"
cp SYSTEM tree/WINDOWS/system32/CONFIG/system
cp SOFTWARE tree/WINDOWS/system32/CONFIG/software
cp DRIVERS tree/WINDOWS/system32/CONFIG/drivers
cp ctsdev.inf tree/WINDOWS/inf/oem1.inf
cp ctsdev.inf "tree/WINDOWS/system32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/ctsdev.inf"
printf MZ > "tree/WINDOWS/system32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/ctsdev.sys"
printf cat > "tree/WINDOWS/system32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/ctsdev.cat"
mkdir -p "tree/WINDOWS/system32/catroot/{F750E6C3-38EE-11D1-85E5-00C04FC295EE}"
printf cat > "tree/WINDOWS/system32/catroot/{F750E6C3-38EE-11D1-85E5-00C04FC295EE}/oem1.cat"
mkfifo "tree/WINDOWS/system32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/fifo.sys"
ln -s /etc "tree/WINDOWS/system32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/out"
# as old as the import
find tree ! -type d -exec touch -h -d 2024-03-01T10:00:00Z {} +
# a tree whose hive is a link out of it
mkdir -p linked/Windows/System32/config
ln -s "$PWD/SYSTEM" linked/Windows/System32/config/SYSTEM
# live evidence against an isolated INF
mkdir -p live/Windows/System32/config live/Windows/INF live/Windows/System32/drivers \
	"live/Windows/System32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677"
cp LIVE-SYSTEM live/Windows/System32/config/SYSTEM
cp LIVE-SOFTWARE live/Windows/System32/config/SOFTWARE
cp DRIVERS live/Windows/System32/config/DRIVERS
cp ctsdev.inf live/Windows/INF/oem7.inf
cp ctsdev.inf "live/Windows/System32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/ctsdev.inf"
printf MZ > live/Windows/System32/drivers/ctsdev.sys
printf MZ > "live/Windows/System32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/ctsdev.sys"
printf cat > "live/Windows/System32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/ctsdev.cat"
mkdir -p "live/Windows/System32/CatRoot/{F750E6C3-38EE-11D1-85E5-00C04FC295EE}"
printf cat > "live/Windows/System32/CatRoot/{F750E6C3-38EE-11D1-85E5-00C04FC295EE}/oem7.cat"
# INF files to judge by themselves: a tree with one of each kind
mkdir -p infs/sub infs/empty
cp ctsdev.inf infs/good.inf
sed 's/^DefaultDestDir = 13/DefaultDestDir = 12/; s/%13%/%12%/' ctsdev.inf > infs/sub/legacy.INF
printf '\377\376[\000V\000' > infs/sub/cut.inf
head -c 40000 good.img | tail -c 4000 | tr '\000' '\001' > infs/sub/noise.inf
: > infs/sub/nothing.inf
mkfifo infs/sub/pipe.inf
ln -s ../good.inf infs/sub/link.inf
cp ctsdev.inf infs/sub/ctsdev.txt
head -c 17000000 /dev/zero | tr '\000' ';' > infs/sub/huge.inf
# a list that ends libregf
"$bin/mkhive" -o RI-LOOP live-system.hive ri-loop.hive
# a minifilter on 24H2: the INF of the worked example, dated after it
"$bin/mkhive" -o MINI-SYSTEM mini-system.hive
"$bin/mkhive" -o MINI-SOFTWARE software.hive mini-software.hive
mkdir -p mini/Windows/System32/config mini/Windows/INF \
	"mini/Windows/System32/DriverStore/FileRepository/ctsmf.inf_amd64_8899aabbccddeeff"
cp MINI-SYSTEM mini/Windows/System32/config/SYSTEM
cp MINI-SOFTWARE mini/Windows/System32/config/SOFTWARE
sed '/^;;/d; s/^DriverVer.*/DriverVer = 11\/05\/2024,1.0.0.0/' "$here/../examples/13-minifilter.inf" > mini/Windows/INF/oem1.inf
cp mini/Windows/INF/oem1.inf "mini/Windows/System32/DriverStore/FileRepository/ctsmf.inf_amd64_8899aabbccddeeff/ctsmf.inf"
printf MZ > "mini/Windows/System32/DriverStore/FileRepository/ctsmf.inf_amd64_8899aabbccddeeff/ctsmf.sys"
# two control sets
"$bin/mkhive" -o SETS live-system.hive sets-system.hive
# texts longer than a frame
"$bin/mkhive" -o LONG long-system.hive
# dirty hives with their transaction logs; LOG2 is the earlier one
mkdir -p logs old-log bad-log found-log other-log linked-log log-tree/WINDOWS/system32/CONFIG log-tree/WINDOWS/inf
"$bin/mkhive" -o logs/SYSTEM --name SYSTEM --dirty --sequence 40 --log logs/SYSTEM.LOG2 --log logs/SYSTEM.LOG2 \
	--log logs/SYSTEM.LOG1 system.hive log-value.changes log-wdf.changes log-other.changes
"$bin/mkhive" -o old-log/SYSTEM --name SYSTEM --dirty --old-log old-log/SYSTEM.LOG1 system.hive log-value.changes
: > old-log/SYSTEM.LOG2
"$bin/mkhive" -o bad-log/SYSTEM --name SYSTEM --dirty --sequence 40 --log bad-log/SYSTEM.LOG1 --log bad-log/SYSTEM.LOG1 \
	--log bad-log/SYSTEM.LOG1 system.hive log-value.changes log-violation.changes log-wdf.changes
# a byte in the page of the second entry, which is as long as the first says
size=$(od -An -tu4 -j516 -N4 bad-log/SYSTEM.LOG1)
printf '\377' | dd of=bad-log/SYSTEM.LOG1 bs=1 seek=$((512 + size + 3000)) conv=notrunc status=none
"$bin/mkhive" -o found-log/SYSTEM --name SYSTEM --dirty --sequence 40 --log found-log/SYSTEM.LOG1 system.hive log-violation.changes
"$bin/mkhive" -o other-log/SOFTWARE --name SOFTWARE --dirty --sequence 90 --log other-log/SYSTEM.LOG1 system.hive log-violation.changes
cp logs/SYSTEM other-log/SYSTEM
cp logs/SYSTEM linked-log/SYSTEM
cp logs/SYSTEM.LOG1 linked-log/SYSTEM.LOG1
ln -s ../logs/SYSTEM.LOG2 linked-log/SYSTEM.LOG2
cp -r tree/WINDOWS/system32/CONFIG/software tree/WINDOWS/system32/CONFIG/drivers log-tree/WINDOWS/system32/CONFIG
cp logs/SYSTEM log-tree/WINDOWS/system32/CONFIG/System
cp logs/SYSTEM.LOG1 log-tree/WINDOWS/system32/CONFIG/system.log1
cp logs/SYSTEM.LOG2 log-tree/WINDOWS/system32/CONFIG/SYSTEM.log2
: > log-tree/WINDOWS/system32/CONFIG/software.LOG1
cp ctsdev.inf log-tree/WINDOWS/inf/oem1.inf
folder=WINDOWS/system32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677
mkdir -p log-tree/$folder
cp tree/$folder/ctsdev.inf tree/$folder/ctsdev.sys tree/$folder/ctsdev.cat log-tree/$folder
cp -r tree/WINDOWS/system32/catroot log-tree/WINDOWS/system32
"$bin/mkvolume" -o logs.img log-volume.image
# hard links: into the component store, and elsewhere
"$bin/mkhive" -o LINKS system.hive links.hive
"$bin/mkvolume" -o links.img links.image
# values of devices that cannot be read
"$bin/mkhive" -o DEVICES-DAMAGED device-damage.hive
# a value outside HKR that only the logs of SOFTWARE hold, found when that hive is read again
mkdir -p log-global
"$bin/mkhive" -o log-global/SOFTWARE --name SOFTWARE --dirty --sequence 7 --log log-global/SOFTWARE.LOG1 software.hive log-global.changes
cp -r tree log-global/tree
chmod -R u+w log-global/tree
sed 's/^HKR, Parameters, PollMs.*/&\nHKLM, SOFTWARE\\Contoso, Level, 0x00010001, 3/' ctsdev.inf > log-global/oem1.inf
cp log-global/oem1.inf log-global/tree/WINDOWS/inf/oem1.inf
cp log-global/oem1.inf "log-global/tree/WINDOWS/system32/DriverStore/FileRepository/ctsdev.inf_amd64_0011223344556677/ctsdev.inf"
"$bin/mkhive" -o RECORDS-SOFTWARE software.hive records-software.hive
