// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/dispatch_presets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace signalbox;
using namespace Qt::StringLiterals;
using signalbox::settings::DispatchPresets;
using Values = QMap<QString, QString>;

/// What workflows were started with, in the settings file.
class AppDispatchPresets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"signalbox.ini"_s);
    }

    void valuesComeBackAsTheyWere_data()
    {
        QTest::addColumn<Values>("values");
        QTest::newRow("none") << Values();
        QTest::newRow("one that is empty") << Values{{u"a"_s, QString()}};
        QTest::newRow("one") << Values{{u"a"_s, u"1"_s}};
        QTest::newRow("several lines, commas, quotes")
            << Values{{u"a"_s, u"x, \"y\"\n\tz\\ ; =@ "_s}, {u"b-c"_s, u"größer, 100 %"_s}, {u"d"_s, u"@Invalid()"_s}};
    }
    void valuesComeBackAsTheyWere()
    {
        QFETCH(const Values, values);
        DispatchPresets kept(m_file);
        QVERIFY(!kept.last(deploy));
        QVERIFY(kept.keepLast(deploy, values));
        QVERIFY(kept.keepNamed(deploy, {{.name = u"Nightly, all"_s, .values = values}}));
        const DispatchPresets again(m_file); // the next start
        QVERIFY(again.last(deploy));
        QCOMPARE(again.last(deploy)->values, values);
        QCOMPARE(again.named(deploy),
                 (std::vector<core::DispatchPreset>{{.name = u"Nightly, all"_s, .values = values}}));
    }

    void eachWorkflowOfEachAccountHasItsOwn()
    {
        DispatchPresets kept(m_file);
        auto other = deploy;
        other.account = u"bob@github.com"_s;
        auto ci = deploy;
        ci.workflow = u".github/workflows/ci.yml"_s;
        QVERIFY(kept.keepLast(deploy, {{u"a"_s, u"1"_s}}));
        QVERIFY(kept.keepLast(ci, {{u"a"_s, u"2"_s}}));
        QVERIFY(kept.keepNamed(ci, {{.name = u"x"_s, .values = {}}}));
        QVERIFY(!kept.last(other));
        QCOMPARE(kept.last(deploy)->values.value(u"a"_s), u"1"_s);
        QVERIFY(kept.named(deploy).empty());
        // The last ones give way to the next, the named ones to nobody.
        QVERIFY(kept.keepLast(ci, {{u"b"_s, u"3"_s}}));
        QCOMPARE(kept.last(ci)->values, (Values{{u"b"_s, u"3"_s}}));
        QCOMPARE(kept.named(ci).size(), 1U);
        QVERIFY(kept.keepNamed(ci, {}));
        QVERIFY(kept.named(ci).empty());
        QVERIFY(kept.last(ci));
    }

    void whatIsNotUnderstoodIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no list") << "[dispatch]\nsize=three\n1\\name=x\n"_ba;
        QTest::newRow("no repository") << "[dispatch]\nsize=1\n1\\account=ada\n1\\workflow=w\n1\\name=x\n"_ba;
        QTest::newRow("no workflow") << "[dispatch]\nsize=1\n1\\account=ada@github.com\n1\\repository=a/b\n"_ba;
        QTest::newRow("a list that is not there") << "[dispatch]\nsize=9999\n"_ba;
    }
    void whatIsNotUnderstoodIsLeftOut()
    {
        QFETCH(const QByteArray, text);
        QFile file(m_file);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text);
        file.close();
        DispatchPresets kept(m_file);
        QVERIFY(!kept.last(deploy));
        QVERIFY(kept.named(deploy).empty());
        QVERIFY(kept.keepLast(deploy, {}));
        QVERIFY(kept.last(deploy));
    }

    void moreInputsThanValuesAreCutToWhatFits()
    {
        QFile file(m_file);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("[dispatch]\nsize=1\n1\\account=ada@github.com\n1\\repository=langgraph/rust\n"
                   "1\\workflow=.github/workflows/deploy.yml\n1\\inputs=a, b\n1\\values=1\n");
        file.close();
        QCOMPARE(DispatchPresets(m_file).last(deploy)->values, (Values{{u"a"_s, u"1"_s}}));
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        DispatchPresets kept(m_folder->path() + u"/no/such"_s + QString(300, u'x') + u"/signalbox.ini"_s);
        const auto result = kept.keepLast(deploy, {});
        QVERIFY(!result);
        QCOMPARE(result.error().kind, core::ErrorKind::Storage);
    }

private:
    const DispatchPresets::Scope deploy{.account = u"ada@github.com"_s,
                                        .repository = {.owner = u"langgraph"_s, .name = u"rust"_s},
                                        .workflow = u".github/workflows/deploy.yml"_s};
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(AppDispatchPresets)
#include "app_dispatch_presets.moc"
