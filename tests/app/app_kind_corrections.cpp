// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/kind_corrections.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using signalbox::settings::KindCorrections;

/// What users say that jobs are for, in the settings file.
class AppKindCorrections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"signalbox.ini"_s);
    }

    void theyAreKeptByAccountRepositoryWorkflowAndJob()
    {
        KindCorrections kept(m_file);
        QVERIFY(kept.keep(ci, u"Test"_s, u"lint"_s));
        QVERIFY(kept.keep(ci, u"Üben / größer, 100 %"_s, u"security"_s));
        auto nightly = ci;
        nightly.workflow = u".github/workflows/nightly.yml"_s;
        QVERIFY(kept.keep(nightly, u"Test"_s, u"benchmark"_s));
        auto other = ci;
        other.account = u"bob@github.com"_s;
        const KindCorrections again(m_file); // the next start
        QCOMPARE(again.of(ci),
                 (QMap<QString, QString>{{u"Test"_s, u"lint"_s}, {u"Üben / größer, 100 %"_s, u"security"_s}}));
        QCOMPARE(again.of(nightly).value(u"Test"_s), u"benchmark"_s);
        QVERIFY(again.of(other).isEmpty());
    }

    void theLastWordCountsAndAnEmptyOneTakesItBack()
    {
        KindCorrections kept(m_file);
        QVERIFY(kept.keep(ci, u"Test"_s, u"lint"_s));
        QVERIFY(kept.keep(ci, u"Test"_s, u"image"_s));
        QCOMPARE(kept.of(ci).value(u"Test"_s), u"image"_s);
        QVERIFY(kept.keep(ci, u"Test"_s, {}));
        QVERIFY(kept.of(ci).isEmpty());
        QVERIFY(kept.keep(ci, u"Test"_s, {}));
    }

    void whatIsNotUnderstoodIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no list") << QByteArray("[kinds]\nsize=three\n1\\job=Test\n");
        QTest::newRow("no repository") << QByteArray("[kinds]\nsize=1\n1\\account=ada\n1\\job=Test\n1\\kind=lint\n");
        QTest::newRow("no job") << QByteArray("[kinds]\nsize=1\n1\\account=ada@github.com\n1\\repository=a/b\n");
        QTest::newRow("a list that is not there") << QByteArray("[kinds]\nsize=9999\n");
    }

    void whatIsNotUnderstoodIsLeftOut()
    {
        QFETCH(QByteArray, text);
        QFile file(m_file);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
        file.close();
        KindCorrections kept(m_file);
        QVERIFY(kept.of(ci).isEmpty());
        QVERIFY(kept.keep(ci, u"Test"_s, u"lint"_s));
        QCOMPARE(kept.of(ci).size(), 1);
    }

    void aFileThatIsNoIniFileIsNotWrittenOver()
    {
        const QByteArray text("\0\xff[kinds]\xfe\nsize=1\n", 18);
        QFile file(m_file);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
        file.close();
        KindCorrections kept(m_file);
        QVERIFY(kept.of(ci).isEmpty());
        QVERIFY(!kept.keep(ci, u"Test"_s, u"lint"_s));
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void whatElseIsInTheFileStays()
    {
        QSettings file(m_file, QSettings::IniFormat);
        file.setValue(u"downloads/folder"_s, u"/home/ada"_s);
        file.sync();
        KindCorrections kept(m_file);
        QVERIFY(kept.keep(ci, u"Test"_s, u"lint"_s));
        QSettings again(m_file, QSettings::IniFormat);
        QCOMPARE(again.value(u"downloads/folder"_s).toString(), u"/home/ada"_s);
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        KindCorrections kept(m_folder->path() + u"/no/such"_s + QString(300, u'x') + u"/signalbox.ini"_s);
        const auto result = kept.keep(ci, u"Test"_s, u"lint"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, core::ErrorKind::Storage);
    }

private:
    const KindCorrections::Scope ci{.account = u"ada@github.com"_s,
                                    .repository = {.owner = u"langgraph"_s, .name = u"rust"_s},
                                    .workflow = u".github/workflows/ci.yml"_s};
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(AppKindCorrections)
#include "app_kind_corrections.moc"
