// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/notice_rules_file.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using monitor::NoticeRules;
using settings::NoticeRulesFile;

namespace {

constexpr int patience = 20'000; // milliseconds
const QByteArray silence = "{\"rules\": []}";

} // namespace

class AppNoticeRulesFile : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    QString path() const { return m_folder->filePath(u"notices.json"_s); }
    void write(const QByteArray& text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void withoutAFileTheDefaultsAreInForce()
    {
        const auto rules = NoticeRulesFile(path()).read();
        QVERIFY(rules);
        QCOMPARE(*rules, NoticeRules::defaults());
        QVERIFY(!QFile::exists(path())); // nothing is written
    }

    void aFileIsInForceAlone()
    {
        write(silence);
        const auto rules = NoticeRulesFile(path()).read();
        QVERIFY(rules);
        QVERIFY(rules->rules.empty());
    }

    void theFileOfTheDefaultsIsTheirExample()
    {
        QFile defaults(u":/signalbox/notices/default_rules.json"_s);
        QCOMPARE(NoticeRules::defaults().rules.size(), 2U); // takes the file in
        QVERIFY(defaults.open(QIODevice::ReadOnly));
        write(defaults.readAll());
        QCOMPARE(*NoticeRulesFile(path()).read(), NoticeRules::defaults());
    }

    void aBadFileIsSaidAndKept()
    {
        const QByteArray text = "{\"rules\": [{\"do\": [\"shout\"]}]}";
        write(text);
        const auto rules = NoticeRulesFile(path()).read();
        QVERIFY(!rules);
        QVERIFY(rules.error().what.contains(u"shout"));
        QCOMPARE(rules.error().detail, path());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QString>("sort");
        QTest::newRow("a folder") << u"folder"_s;
        QTest::newRow("a link to nowhere") << u"link"_s;
        QTest::newRow("a file without an end") << u"long"_s;
    }
    void whatCannotBeReadIsSaid()
    {
        QFETCH(const QString, sort);
        if (sort == "folder"_L1)
            QVERIFY(QDir().mkpath(path()));
        else if (sort == "link"_L1)
            QVERIFY(QFile::link(m_folder->filePath(u"nowhere"_s), path()));
        else
            write(QByteArray(2'000'000, ' ') + silence);
        const auto rules = NoticeRulesFile(path()).read();
        QVERIFY(!rules);
        QCOMPARE(rules.error().kind, core::ErrorKind::Storage);
        QVERIFY(rules.error().what.contains(path()));
    }

    void aChangeIsSaid_data()
    {
        QTest::addColumn<bool>("thereBefore");
        QTest::addColumn<bool>("replaced");
        QTest::newRow("it comes") << false << false;
        QTest::newRow("it comes whole") << false << true;
        QTest::newRow("it is written over") << true << false;
        QTest::newRow("another takes its place") << true << true;
    }
    void aChangeIsSaid()
    {
        QFETCH(const bool, thereBefore);
        QFETCH(const bool, replaced);
        if (thereBefore)
            write("{\"rules\": [{\"do\": [\"notify\"]}]}");
        NoticeRulesFile file(path());
        file.watch();
        QSignalSpy changed(&file, &NoticeRulesFile::changed);
        for (int i = 0; i < 3; ++i) {
            const auto text = silence + QByteArray(i, ' ');
            if (replaced) {
                QSaveFile other(path());
                QVERIFY(other.open(QIODevice::WriteOnly));
                other.write(text);
                QVERIFY(other.commit());
            } else {
                write(text);
            }
            QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(file.read() && file.read()->rules.empty(), patience);
            changed.clear();
        }
        QVERIFY(QFile::remove(path()));
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
        QCOMPARE(*file.read(), NoticeRules::defaults());
    }

    void anotherFileOfTheFolderIsNoChange()
    {
        write(silence);
        NoticeRulesFile file(path());
        file.watch();
        QSignalSpy changed(&file, &NoticeRulesFile::changed);
        QFile other(m_folder->filePath(u"window.ini"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("x");
        other.close();
        QVERIFY(!QTest::qWaitFor([&] { return !changed.isEmpty(); }, 300));
    }
};

QTEST_GUILESS_MAIN(AppNoticeRulesFile)
#include "app_notice_rules_file.moc"
