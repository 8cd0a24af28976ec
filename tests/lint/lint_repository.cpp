// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/checker.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace signalbox::lint;
using namespace Qt::StringLiterals;

namespace {

constexpr auto workflows = ".github/workflows/"_L1;
constexpr auto leaf = "on: workflow_call\njobs:\n  only:\n    runs-on: ubuntu-latest\n    steps: [{run: make}]\n";

QByteArray callOf(const QString& file)
{
    return "on: [push, workflow_call]\njobs:\n  only:\n    uses: ./.github/workflows/" + file.toUtf8() + "\n";
}

QStringList rulesIn(const std::vector<Diagnostic>& found)
{
    QStringList rules;
    for (const Diagnostic& each : found)
        rules << each.rule;
    return rules;
}

/// One file, whose bytes are the same array each time.
class FixedFiles final : public RepositoryFiles {
public:
    explicit FixedFiles(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    Answer read(const QString& path) const override
    {
        return path == workflows + "leaf.yml"_L1 ? Answer{.presence = Presence::There, .bytes = m_bytes} : Answer();
    }

private:
    QByteArray m_bytes;
};

} // namespace

/// The files around a file: where they come from, and what is made of them.
class LintRepository : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Checker m_checker;

    void write(const QString& path, const QByteArray& bytes) const
    {
        const QString whole = m_folder.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
        QFile file(whole);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    Repository chainOf(int files) const
    {
        const auto fetched = std::make_shared<FetchedFiles>();
        for (int i = 2; i < files; ++i)
            fetched->give(workflows + u"%1.yml"_s.arg(i), callOf(u"%1.yml"_s.arg(i + 1)));
        fetched->give(workflows + u"%1.yml"_s.arg(files), leaf);
        return Repository(fetched);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir(m_folder.filePath(u"."_s)).removeRecursively());
        QVERIFY(QDir().mkpath(m_folder.filePath(u"clone/.github/workflows"_s)));
    }

    void aCloneIsReadBelowItsFolderAndNowhereElse()
    {
        write(u"outside.yml"_s, "secret");
        write(u"clone/inside.yml"_s, "known");
        QVERIFY(QFile::link(m_folder.filePath(u"outside.yml"_s), m_folder.filePath(u"clone/link.yml"_s)));
        QVERIFY(QFile::link(m_folder.path(), m_folder.filePath(u"clone/up"_s)));
        QVERIFY(QFile::link(u"inside.yml"_s, m_folder.filePath(u"clone/within.yml"_s)));
        QVERIFY(QFile::link(u"nowhere"_s, m_folder.filePath(u"clone/dangling.yml"_s)));
        const CloneFiles files(m_folder.filePath(u"clone"_s));
        QCOMPARE(files.read(u"inside.yml"_s).bytes, "known");
        QCOMPARE(files.read(u"within.yml"_s).bytes, "known");
        QCOMPARE(files.read(u"nowhere.yml"_s).presence, Presence::Missing);
        for (const QString& path : {u"link.yml"_s, u"up/outside.yml"_s, u"../outside.yml"_s, u"a/../../outside.yml"_s,
                                    m_folder.filePath(u"outside.yml"_s), u"/etc/hostname"_s, u""_s, u"."_s, u".."_s,
                                    u".github"_s, u"dangling.yml"_s, u"inside.yml\0x"_s})
            QVERIFY2(files.read(path).presence == Presence::Unknown && files.read(path).bytes.isEmpty(),
                     qPrintable(path));
    }

    void aFileThatIsTooLargeIsThereAndIsNotRead()
    {
        write(u"clone/large.yml"_s, QByteArray(CloneFiles::mostBytes + 1, ' '));
        const CloneFiles files(m_folder.filePath(u"clone"_s));
        QCOMPARE(files.presence(u"large.yml"_s), Presence::There);
        QCOMPARE(files.read(u"large.yml"_s).presence, Presence::Unknown);
    }

    void aFileOfACloneIsNamedFromItsRoot()
    {
        const QString clone = m_folder.filePath(u"clone"_s);
        const CloneFiles files(clone);
        QCOMPARE(files.pathOf(clone + u"/.github/../a/b.yml"_s), u"a/b.yml"_s);
        QCOMPARE(files.pathOf(clone + u"beside/b.yml"_s), QString());
        QCOMPARE(files.pathOf(m_folder.filePath(u"b.yml"_s)), QString());
        QCOMPARE(CloneFiles::rootOf(clone + u"/.github/workflows/new.yml"_s), clone);
        QCOMPARE(CloneFiles::rootOf(m_folder.filePath(u"b.yml"_s)), QString());
    }

    void aNeighbourThatChangesOnTheDiskIsReadAgain()
    {
        const QString clone = m_folder.filePath(u"clone"_s);
        const Repository repository(std::make_shared<const CloneFiles>(clone));
        const QString caller = clone + u"/.github/workflows/ci.yml"_s;
        const auto found = [&] { return rulesIn(m_checker.check(callOf(u"leaf.yml"_s), caller, repository)); };
        QCOMPARE(found(), QStringList{u"reusable-missing"_s});
        write(u"clone/.github/workflows/leaf.yml"_s, "on: push\njobs: {}\n");
        QCOMPARE(found(), QStringList{u"reusable-not-callable"_s});
        write(u"clone/.github/workflows/leaf.yml"_s, leaf);
        QCOMPARE(found(), QStringList());
        // Half-typed: whoever types it is told so, and nobody else.
        write(u"clone/.github/workflows/leaf.yml"_s, "on: push\njobs: {");
        QCOMPARE(found(), QStringList());
    }

    void aNeighbourIsParsedOnceWhileItsBytesStay()
    {
        const Repository repository(std::make_shared<const FixedFiles>(leaf));
        const auto first = repository.workflow(workflows + "leaf.yml"_L1).what;
        QVERIFY(first);
        QCOMPARE(repository.workflow(workflows + "leaf.yml"_L1).what.get(), first.get());
        const Repository copy = repository;
        QCOMPARE(copy.workflow(workflows + "leaf.yml"_L1).what.get(), first.get());
    }

    void whatIsWantedIsToldToWhoFetches()
    {
        const auto fetched = std::make_shared<FetchedFiles>();
        const Repository repository(fetched);
        const QString caller = workflows + "ci.yml"_L1;
        QCOMPARE(m_checker.check(callOf(u"leaf.yml"_s), caller, repository), std::vector<Diagnostic>());
        QCOMPARE(fetched->wanted(), QStringList{workflows + "leaf.yml"_L1});
        fetched->giveMissing(workflows + "leaf.yml"_L1);
        QCOMPARE(fetched->wanted(), QStringList());
        QCOMPARE(rulesIn(m_checker.check(callOf(u"leaf.yml"_s), caller, repository)),
                 QStringList{u"reusable-missing"_s});
        fetched->give(workflows + "leaf.yml"_L1, leaf);
        QCOMPARE(m_checker.check(callOf(u"leaf.yml"_s), caller, repository), std::vector<Diagnostic>());
        fetched->clear();
        QCOMPARE(m_checker.check(callOf(u"leaf.yml"_s), caller, repository), std::vector<Diagnostic>());
        QCOMPARE(fetched->wanted(), QStringList{workflows + "leaf.yml"_L1});
    }

    void aWorkflowElsewhereIsNoPartOfTheRepository()
    {
        const Repository repository(std::make_shared<const CloneFiles>(m_folder.filePath(u"clone"_s)));
        for (const QString& path : {u"/templates/ci.yml"_s, u"/.github/workflows/deeper/ci.yml"_s})
            QCOMPARE(m_checker.check(callOf(u"leaf.yml"_s), m_folder.filePath(u"clone"_s) + path, repository),
                     std::vector<Diagnostic>());
    }

    void callsGoOverTenLevelsAndNoMore()
    {
        QCOMPARE(m_checker.check(callOf(u"2.yml"_s), workflows + "1.yml"_L1, chainOf(10)), std::vector<Diagnostic>());
        QCOMPARE(rulesIn(m_checker.check(callOf(u"2.yml"_s), workflows + "1.yml"_L1, chainOf(11))),
                 QStringList{u"reusable-depth"_s});
    }

    void fiftyFilesAreCalledAndNoMore()
    {
        const auto fetched = std::make_shared<FetchedFiles>();
        QByteArray text = "on: push\njobs:\n";
        const auto call = [&](int i) {
            fetched->give(workflows + u"%1.yml"_s.arg(i), leaf);
            text += u"  j%1:\n    uses: ./.github/workflows/%1.yml\n"_s.arg(i).toUtf8();
        };
        for (int i = 0; i < 50; ++i)
            call(i);
        const Repository repository(fetched);
        QCOMPARE(m_checker.check(text, workflows + "ci.yml"_L1, repository), std::vector<Diagnostic>());
        call(50);
        QCOMPARE(rulesIn(m_checker.check(text, workflows + "ci.yml"_L1, repository)), QStringList{u"reusable-depth"_s});
    }

    /// Each calls each of the next level: followed path by path that would be eight to the power of nine.
    void callsThatBranchAreFollowedOnce()
    {
        const auto fetched = std::make_shared<FetchedFiles>();
        for (int level = 2; level < 12; ++level) {
            QByteArray text = "on: [push, workflow_call]\njobs:\n";
            for (int i = 0; i < 8; ++i)
                text += u"  j%1:\n    uses: ./.github/workflows/%2-%1.yml\n"_s.arg(i).arg(level + 1).toUtf8();
            for (int i = 0; i < 8; ++i)
                fetched->give(workflows + u"%1-%2.yml"_s.arg(level).arg(i), text);
        }
        const QStringList found
            = rulesIn(m_checker.check(callOf(u"2-0.yml"_s), workflows + "1.yml"_L1, Repository(fetched)));
        QVERIFY(found.contains(u"reusable-depth"_s));
    }

    void aCheckerAndARepositoryServeSeveralThreadsAtOnce()
    {
        const Repository repository = chainOf(9);
        std::atomic<int> wrong = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back(QThread::create([&] {
                for (int round = 0; round < 50; ++round)
                    wrong += m_checker.check(callOf(u"2.yml"_s), workflows + "1.yml"_L1, repository).empty() ? 0 : 1;
            }));
            threads.back()->start();
        }
        for (const auto& thread : threads)
            thread->wait();
        QCOMPARE(wrong.load(), 0);
    }
};

QTEST_GUILESS_MAIN(LintRepository)
#include "lint_repository.moc"
