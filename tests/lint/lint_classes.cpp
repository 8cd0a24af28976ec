// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text_lines.h"
#include "lint/checker.h"
#include "lint/shellcheck.h"
#include "support/data_folder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace signalbox;
using namespace signalbox::lint;
using namespace Qt::StringLiterals;

/// One minimal file a class of mistake: the class must be found where a precise checker points.
class LintClasses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto folder = tests::dataFolder("SIGNALBOX_WORKFLOWS", u"workflows"_s);
        if (!folder || !QFile::exists(*folder + u"/classes/expected.json"_s))
            QSKIP("There are no files of classes of mistakes to read.");
        m_folder = *folder + u"/classes/"_s;
    }

    void eachMistakeIsFoundAtItsPlace_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonArray>("place");
        QFile file(m_folder + u"expected.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray all = QJsonDocument::fromJson(file.readAll()).array();
        for (const QJsonValue& entry : all)
            QTest::newRow(qPrintable(entry[0].toString())) << entry[0].toString() << entry[1].toArray();
        qInfo() << all.size() << "files";
    }

    void eachMistakeIsFoundAtItsPlace()
    {
        QFETCH(const QString, name);
        QFETCH(const QJsonArray, place);
        QFile file(m_folder + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        std::vector<Diagnostic> found = m_checker.check(text, name);
        const QString rule = name.section(u'-', 1).chopped(4);
        if (rule == "shellcheck"_L1) {
            if (!m_shellcheck.isInstalled())
                QSKIP("shellcheck is not installed.");
            found = m_shellcheck.check(text);
        }
        const core::TextLines lines(text);
        QStringList told;
        bool isThere = false;
        for (const Diagnostic& diagnostic : found) {
            const core::TextPosition at = lines.positionAt(diagnostic.range.start);
            told << u"%1:%2 %3 %4"_s.arg(at.line).arg(at.column).arg(diagnostic.rule, diagnostic.message);
            isThere = isThere
                || (!place.isEmpty() && diagnostic.rule == rule && at.line == place[0].toInt()
                    && at.column == place[1].toInt());
        }
        if (place.isEmpty())
            QVERIFY2(found.empty(), qPrintable(told.join(u'\n')));
        else
            QVERIFY2(isThere,
                     qPrintable(u"%1 at %2:%3 expected, but:\n"_s.arg(rule).arg(place[0].toInt()).arg(place[1].toInt())
                                + told.join(u'\n')));
    }

private:
    QString m_folder;
    Checker m_checker;
    Shellcheck m_shellcheck;
};

QTEST_GUILESS_MAIN(LintClasses)
#include "lint_classes.moc"
