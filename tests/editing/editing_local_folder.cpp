// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/local_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace signalbox::editing;
using namespace Qt::StringLiterals;

/// Real folders that others change.
class EditingLocalFolder : public QObject {
    Q_OBJECT

    QString at(const QString& path) const { return m_folder->filePath(u"clone/"_s + path); }

    void put(const QString& path, const QByteArray& bytes) const
    {
        QDir().mkpath(QFileInfo(at(path)).path());
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// Finds each "bad" in a text, and notes what was asked.
    MakeFolderCheck check()
    {
        return [this](const QString&, const QByteArray& settings) -> FolderCheck {
            return [this, settings](const QByteArray& text, const QString& path) {
                const QMutexLocker lock(&m_mutex);
                m_judged << path;
                std::vector<lint::Diagnostic> found;
                for (qsizetype bad = text.indexOf("bad"); bad >= 0; bad = text.indexOf("bad", bad + 1))
                    found.push_back({.rule = u"no-bad"_s,
                                     .severity = settings.isEmpty() ? lint::Severity::Error : lint::Severity::Hint,
                                     .range = {.start = int(bad), .end = int(bad) + 3},
                                     .message = u"It is bad."_s});
                return found;
            };
        };
    }

    QStringList judged()
    {
        const QMutexLocker lock(&m_mutex);
        return std::exchange(m_judged, {});
    }

    static QStringList paths(const FolderContents& contents)
    {
        QStringList all;
        for (const FolderFile& file : contents.files)
            all << file.path;
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QMutex m_mutex;
    QStringList m_judged;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_judged.clear();
        put(u".github/workflows/ci.yml"_s, "on: push\nname: “bad” bad\n");
        put(u"src/other.yml"_s, "bad");
    }

    void findsWhatItUnderstandsAndNothingElse()
    {
        put(u".github/workflows/a.yaml"_s, "x");
        put(u".github/workflows/notes.md"_s, "x");
        put(u".github/workflows/deep/er.yml"_s, "x");
        put(u".github/actions/setup/action.yml"_s, "x");
        put(u".github/actions/setup/inner/action.yaml"_s, "x");
        put(u"action.yml"_s, "x");
        put(u".github/dependabot.yml"_s, "x");
        put(u".github/signalbox-lint.yml"_s, "x");
        QVERIFY(QFile::link(at(u".github/actions"_s), at(u".github/actions/circle"_s)));
        const FolderContents contents = readFolder(at({}), {}, {});
        QVERIFY(contents.isThere);
        QCOMPARE(paths(contents),
                 (QStringList{u".github/workflows/a.yaml"_s, u".github/workflows/ci.yml"_s, u"action.yml"_s,
                              u".github/actions/setup/action.yml"_s, u".github/actions/setup/inner/action.yaml"_s,
                              u".github/dependabot.yml"_s, u".github/signalbox-lint.yml"_s}));
    }

    void placesProblemsInLinesAndLetters()
    {
        const FolderContents contents = readFolder(at({}), check(), {});
        const auto& problems = contents.files.front().problems;
        QCOMPARE(problems.size(), 2U);
        QCOMPARE(problems[0].line, 2);
        QCOMPARE(problems[0].column, 8);
        QCOMPARE(problems[1].column, 13);
    }

    void judgesNothingAgainUntilAFileDiffers()
    {
        put(u"action.yml"_s, "x");
        const FolderContents before = readFolder(at({}), check(), {});
        judged();
        QCOMPARE(readFolder(at({}), check(), before), before);
        QVERIFY(judged().isEmpty());
        put(u"action.yml"_s, "bad");
        const FolderContents after = readFolder(at({}), check(), before);
        QCOMPARE(judged().size(), 2); // what one file says may be of another
        QCOMPARE(after.files[0], before.files[0]);
        QCOMPARE(after.files[1].problems.size(), 1U);
    }

    void otherSettingsJudgeEverythingAgain()
    {
        const FolderContents before = readFolder(at({}), check(), {});
        judged();
        put(u".github/signalbox-lint.yml"_s, "rules: {}\n");
        const FolderContents after = readFolder(at({}), check(), before);
        QVERIFY(judged().contains(u".github/workflows/ci.yml"_s));
        QCOMPARE(after.files[0].problems[0].severity, lint::Severity::Hint);
    }

    void whatCannotBeReadSaysWhy()
    {
        put(u".github/workflows/big.yml"_s, QByteArray(1'100'000, 'x'));
        put(u".github/workflows/odd.yml"_s, "\xff\xfe\xff");
        for (const FolderFile& file : readFolder(at({}), check(), {}).files)
            QCOMPARE(file.obstacle.has_value(), !file.path.endsWith("ci.yml"_L1));
    }

    void followsWhatOthersDo()
    {
        LocalFolder folder(at({}), check());
        QSignalSpy changed(&folder, &LocalFolder::changed);
        QVERIFY(changed.wait());
        QCOMPARE(paths(folder.contents()), QStringList{u".github/workflows/ci.yml"_s});
        put(u".github/workflows/new.yml"_s, "on: push\n");
        QTRY_COMPARE(folder.contents().files.size(), 2U);
        put(u".github/workflows/new.yml"_s, "bad\n");
        QTRY_COMPARE(folder.contents().files[1].problems.size(), 1U);
        QVERIFY(QFile::remove(at(u".github/workflows/new.yml"_s)));
        QTRY_COMPARE(folder.contents().files.size(), 1U);
        put(u".github/actions/setup/action.yml"_s, "bad\n");
        QTRY_COMPARE(folder.contents().files.size(), 2U);
    }

    void oneThatVanishesSaysSoAndComesBack()
    {
        LocalFolder folder(at({}), check());
        QTRY_VERIFY(folder.contents().isThere);
        QVERIFY(QDir().rename(at({}), m_folder->filePath(u"away"_s)));
        QTRY_VERIFY(!folder.contents().isThere);
        QVERIFY(folder.contents().files.empty());
        QVERIFY(QDir().rename(m_folder->filePath(u"away"_s), m_folder->filePath(u"clone"_s)));
        QTRY_VERIFY(folder.contents().isThere);
        QCOMPARE(folder.contents().files.size(), 1U);
    }

    void mayDieWhileItIsRead()
    {
        for (int i = 0; i < 20; ++i) {
            LocalFolder folder(at({}), check());
            if (i % 2 == 1)
                QTest::qWait(1);
        }
    }
};

QTEST_GUILESS_MAIN(EditingLocalFolder)
#include "editing_local_folder.moc"
