// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_dialog.h"

#include "accessible_walk.h"
#include "common/banner.h"
#include "pictures.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTimeZone>

using namespace signalbox;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using delivery::HealthSettings;
using views::HealthDialog;

namespace {

HealthSettings watched()
{
    HealthSettings settings{.of = {{u"switchyard"_s, u"switchyard"_s}, u"production"_s}};
    settings.probes = {{.url = QUrl(u"https://yard.example.org/health"_s)},
                       {.url = QUrl(u"https://yard.example.org/version"_s),
                        .headers = {u"Authorization"_s},
                        .jsonPointer = u"/version"_s,
                        .jsonValue = u"%version%"_s}};
    settings.controlUrl = QUrl(u"https://example.org"_s);
    settings.keptVersions = 7;
    settings.migrationPatterns = {u"db/**/*.sql"_s, u"migrations/*"_s};
    settings.freezeWindows
        = {{.name = u"Weekend"_s, .when = delivery::FreezeWeekly{.zone = QTimeZone("Europe/Berlin")}},
           {.name = u"Holidays"_s,
            .when = delivery::FreezeOnce{.from = QDateTime(QDate(2026, 12, 23), QTime(17, 0), QTimeZone::UTC),
                                         .to = QDateTime(QDate(2027, 1, 4), QTime(7, 0), QTimeZone::UTC)}}};
    return settings;
}

} // namespace

/// Setting how the health of an environment is watched, in a real window.
class HealthDialogTest : public QObject {
    Q_OBJECT

    std::unique_ptr<HealthDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_saved;

    template <class Widget>
    Widget* part(const QString& name)
    {
        return m_dialog->findChild<Widget*>(name);
    }
    void open(const HealthSettings& settings, bool isProduction = true)
    {
        m_dialog = std::make_unique<HealthDialog>(settings, isProduction, nullptr);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_saved = std::make_unique<QSignalSpy>(m_dialog.get(), &HealthDialog::saveRequested);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }
    void type(const QString& field, const QString& text)
    {
        part<QLineEdit>(field)->clear();
        QTest::keyClicks(part<QLineEdit>(field), text);
    }
    void press(const QString& button) { QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton); }
    void tick(const QString& box) { QTest::keyClick(part<QCheckBox>(box), Qt::Key_Space); }
    void turnTo(int page) { part<QTabWidget>(u"healthTabs"_s)->setCurrentIndex(page); }
    QString said() { return m_dialog->findChild<views::Banner*>()->what(); }
    HealthSettings saved() { return m_saved->last()[0].value<HealthSettings>(); }
    void picture(const QString& name)
    {
        views::Look look(*static_cast<QApplication*>(QCoreApplication::instance()));
        tests::keepPictures(look, *m_dialog, u"health-"_s + name);
    }

private Q_SLOTS:
    void cleanup() { m_dialog.reset(); }

    void whatWasSetIsShownAndComesBackUnchanged()
    {
        HealthSettings set = watched();
        set.isArmed = set.isArmedForProduction = true;
        set.countdown = 45s;
        set.rules.failuresInARow = 4;
        open(set);
        QCOMPARE(part<QListWidget>(u"healthProbes"_s)->count(), 2);
        QCOMPARE(part<QLineEdit>(u"probeUrl"_s)->text(), u"https://yard.example.org/health"_s);
        picture(u"probes"_s);
        QCOMPARE(part<QLineEdit>(u"healthControl"_s)->text(), u"https://example.org"_s);
        QCOMPARE(part<QListWidget>(u"freezeWindows"_s)->count(), 2);
        QCOMPARE(part<QComboBox>(u"freezeZone"_s)->currentText(), u"Europe/Berlin"_s);
        turnTo(1);
        QCOMPARE(part<QSpinBox>(u"healthKept"_s)->value(), 7);
        picture(u"armed"_s);
        turnTo(2);
        picture(u"freezes"_s);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 1);
        QCOMPARE(saved(), set);
        QCOMPARE(tests::complaints(*m_dialog).join(u'\n'), QString());
    }

    void nothingIsRolledBackUntilItIsSwitchedOnAndForProductionSaidTwice()
    {
        open(watched());
        press(u"healthSave"_s);
        QVERIFY(!saved().isArmed && !saved().isArmedForProduction);
        turnTo(1);
        QVERIFY(!part<QLineEdit>(u"healthConfirm"_s)->isVisible());
        tick(u"healthArmed"_s);
        turnTo(0);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 1);
        QVERIFY(part<QLineEdit>(u"healthConfirm"_s)->isVisible()); // the page that it stands on
        QVERIFY2(said().contains(u"said twice"_s), qPrintable(said()));
        picture(u"said-once"_s);
        type(u"healthConfirm"_s, u"productio"_s);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 1);
        type(u"healthConfirm"_s, u"production"_s);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 2);
        QVERIFY(saved().isArmed && saved().isArmedForProduction);
        tick(u"healthArmed"_s); // off again forgets the second word
        tick(u"healthArmed"_s);
        QVERIFY(part<QLineEdit>(u"healthConfirm"_s)->text().isEmpty());
    }

    void anotherEnvironmentIsSaidOnce()
    {
        HealthSettings staging = watched();
        staging.of.environment = u"staging"_s;
        open(staging, false);
        turnTo(1);
        tick(u"healthArmed"_s);
        QVERIFY(!part<QLineEdit>(u"healthConfirm"_s)->isVisible());
        press(u"healthSave"_s);
        QVERIFY(saved().isArmed && !saved().isArmedForProduction);
    }

    void aFirstProbeIsThereToBeFilledIn()
    {
        open({.of = watched().of});
        QCOMPARE(part<QListWidget>(u"healthProbes"_s)->count(), 1);
        picture(u"new"_s);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 0);
        QVERIFY(!said().isEmpty());
        type(u"probeUrl"_s, u"ftp://example.org"_s);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 0);
        picture(u"flaw"_s);
        type(u"probeUrl"_s, u"https://example.org/health"_s);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 1);
        QCOMPARE(saved().probes.size(), 1U);
        QCOMPARE(saved().probes[0].url, QUrl(u"https://example.org/health"_s));
    }

    void probesAreAddedAndTakenAway()
    {
        open(watched());
        press(u"healthAdd"_s);
        type(u"probeUrl"_s, u"https://example.org/third"_s);
        part<QSpinBox>(u"probeInterval"_s)->setValue(60);
        auto* list = part<QListWidget>(u"healthProbes"_s);
        QCOMPARE(list->item(2)->text(), u"https://example.org/third"_s);
        list->setCurrentRow(0);
        press(u"healthRemove"_s);
        QCOMPARE(part<QLineEdit>(u"probeUrl"_s)->text(), u"https://yard.example.org/version"_s);
        press(u"healthSave"_s);
        QCOMPARE(saved().probes.size(), 2U);
        QCOMPARE(saved().probes[0], watched().probes[1]);
        QCOMPARE(saved().probes[1].interval, 60'000ms);
        press(u"healthRemove"_s);
        press(u"healthRemove"_s);
        press(u"healthRemove"_s); // there is none
        press(u"healthSave"_s);
        QVERIFY(saved().probes.empty()); // nothing is watched any more
    }

    void aHeadersValueIsNeverShownAndGoesOnlyWhereItIsKept()
    {
        open(watched());
        part<QListWidget>(u"healthProbes"_s)->setCurrentRow(1);
        auto* value = part<QLineEdit>(u"probeSecret"_s);
        QVERIFY(value->text().isEmpty());
        QCOMPARE(value->echoMode(), QLineEdit::Password);
        type(u"probeSecret"_s, u"Bearer abc"_s);
        part<QListWidget>(u"healthProbes"_s)->setCurrentRow(0);
        QVERIFY(value->text().isEmpty());
        press(u"healthSave"_s);
        const auto secrets = m_saved->last()[1].value<std::vector<HealthDialog::Secret>>();
        QCOMPARE(secrets.size(), 1U);
        QCOMPARE(secrets[0].url, QUrl(u"https://yard.example.org/version"_s));
        QCOMPARE(secrets[0].header, u"Authorization"_s);
        QCOMPARE(secrets[0].value, "Bearer abc"_ba);
        QCOMPARE(saved(), watched());
    }

    void freezesAreAddedChangedAndTakenAway()
    {
        HealthSettings none = watched();
        none.freezeWindows.clear();
        open(none);
        turnTo(2);
        QVERIFY(!part<QPushButton>(u"freezeRemove"_s)->isEnabled());
        picture(u"no-freezes"_s);
        press(u"freezeAdd"_s);
        type(u"freezeName"_s, u"Nights"_s);
        part<QComboBox>(u"freezeFromDay"_s)->setCurrentIndex(0);
        part<QComboBox>(u"freezeToDay"_s)->setCurrentIndex(1);
        part<QTimeEdit>(u"freezeToTime"_s)->setTime({6, 30});
        part<QComboBox>(u"freezeZone"_s)->setCurrentText(u"UTC"_s);
        press(u"healthSave"_s);
        const delivery::FreezeWindow nights{
            .name = u"Nights"_s,
            .when = delivery::FreezeWeekly{
                .fromDay = 1, .fromTime = {16, 0}, .toDay = 2, .toTime = {6, 30}, .zone = QTimeZone("UTC")}};
        QCOMPARE(saved().freezeWindows, std::vector{nights});
        press(u"freezeAdd"_s);
        part<QComboBox>(u"freezeKind"_s)->setCurrentIndex(1);
        part<QDateTimeEdit>(u"freezeFrom"_s)->setDateTime(QDateTime(QDate(2026, 12, 23), QTime(17, 0)));
        part<QDateTimeEdit>(u"freezeTo"_s)->setDateTime(QDateTime(QDate(2026, 12, 24), QTime(17, 0)));
        part<QListWidget>(u"freezeWindows"_s)->setCurrentRow(0);
        QCOMPARE(part<QLineEdit>(u"freezeName"_s)->text(), u"Nights"_s);
        press(u"freezeRemove"_s);
        press(u"healthSave"_s);
        QCOMPARE(saved().freezeWindows.size(), 1U);
        QVERIFY(std::holds_alternative<delivery::FreezeOnce>(saved().freezeWindows[0].when));
    }

    void whatDoesNotHoldIsShownWhereItStands()
    {
        open(watched());
        turnTo(2);
        part<QComboBox>(u"freezeZone"_s)->setCurrentText(u"Europe/Atlantis"_s);
        turnTo(0);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 0);
        QVERIFY2(said().contains(u"time zone"_s), qPrintable(said()));
        QVERIFY(part<QComboBox>(u"freezeZone"_s)->isVisible());
        part<QComboBox>(u"freezeZone"_s)->setCurrentText(u"UTC"_s);
        part<QListWidget>(u"freezeWindows"_s)->setCurrentRow(1);
        part<QDateTimeEdit>(u"freezeTo"_s)->setDateTime(QDateTime(QDate(2020, 1, 1), QTime(0, 0)));
        press(u"healthSave"_s);
        QVERIFY2(said().contains(u"end after it begins"_s), qPrintable(said()));
        press(u"freezeRemove"_s);
        turnTo(0);
        type(u"healthControl"_s, u"gopher://example.org"_s);
        turnTo(1);
        press(u"healthSave"_s);
        QCOMPARE(m_saved->count(), 0);
        QVERIFY(part<QLineEdit>(u"healthControl"_s)->isVisible());
    }

    void patternsAreOneALine()
    {
        open(watched());
        turnTo(1);
        part<QPlainTextEdit>(u"healthMigrations"_s)->setPlainText(u" db/*.sql \n\nschema/** "_s);
        part<QSpinBox>(u"healthKept"_s)->setValue(12);
        press(u"healthSave"_s);
        QCOMPARE(saved().migrationPatterns, (QStringList{u"db/*.sql"_s, u"schema/**"_s}));
        QCOMPARE(saved().keptVersions, 12);
    }

    void aProbeIsTriedAtOnceAndItsAnswerIsPlainText()
    {
        open(watched());
        QSignalSpy tried(m_dialog.get(), &HealthDialog::tryRequested);
        press(u"probeTry"_s);
        QCOMPARE(tried.count(), 1);
        QCOMPARE(tried[0][0].value<delivery::Probe>(), watched().probes[0]);
        auto* answer = part<QLabel>(u"probeAnswer"_s);
        QVERIFY(!answer->text().isEmpty());
        m_dialog->showAnswer(
            {.result = {.outcome = delivery::ProbeResult::Outcome::Failed, .why = u"503 is no well."_s},
             .status = 503,
             .took = 12ms,
             .body = "<b>down</b>"});
        QVERIFY2(answer->text().contains(u"503 in 12 ms"_s), qPrintable(answer->text()));
        QVERIFY(answer->text().contains(u"<b>down</b>"_s));
        QCOMPARE(answer->textFormat(), Qt::PlainText);
        picture(u"tried"_s);
        type(u"probeUrl"_s, u"nonsense"_s);
        press(u"probeTry"_s);
        QCOMPARE(tried.count(), 1);
        QVERIFY(!said().isEmpty());
        QVERIFY2(!answer->text().contains(u"Asking"_s), qPrintable(answer->text()));
    }
};

QTEST_MAIN(HealthDialogTest)
#include "health_dialog.moc"
