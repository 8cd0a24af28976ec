// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/freeze_page.h"

#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "delivery/form_fields.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTimeEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using delivery::FreezeOnce;
using delivery::FreezeWeekly;
using delivery::FreezeWindow;

enum Kind { Weekly, Once };
enum Row { NameRow, KindRow, WeeklyFromRow, WeeklyToRow, ZoneRow, OnceFromRow, OnceToRow };

const QString timeFormat = u"HH:mm"_s;
const QString momentFormat = u"yyyy-MM-dd HH:mm"_s;

QString dayName(int day)
{
    return QLocale().dayName(day, QLocale::LongFormat);
}

QString titleOf(const FreezeWindow& window)
{
    const QString name = window.name.isEmpty() ? FreezePage::tr("Freeze") : window.name;
    if (const auto* once = std::get_if<FreezeOnce>(&window.when))
        return FreezePage::tr("%1: %2 to %3")
            .arg(name, once->from.toLocalTime().toString(momentFormat), once->to.toLocalTime().toString(momentFormat));
    const auto& weekly = std::get<FreezeWeekly>(window.when);
    return FreezePage::tr("%1: %2 %3 to %4 %5")
        .arg(name, dayName(weekly.fromDay), weekly.fromTime.toString(timeFormat), dayName(weekly.toDay),
             weekly.toTime.toString(timeFormat));
}

QComboBox* dayField(const QString& name)
{
    auto* days = new QComboBox;
    days->setObjectName(name);
    for (int day = 1; day <= 7; ++day)
        days->addItem(dayName(day));
    return days;
}

template <class Field>
Field* timeField(const QString& name, const QString& format)
{
    auto* field = new Field;
    field->setObjectName(name);
    field->setDisplayFormat(format);
    return field;
}

QComboBox* zoneField(const QString& name)
{
    auto* zones = new QComboBox;
    zones->setObjectName(name);
    zones->setEditable(true);
    zones->setInsertPolicy(QComboBox::NoInsert);
    const auto ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray& id : ids)
        zones->addItem(QString::fromUtf8(id));
    return zones;
}

} // namespace

FreezePage::FreezePage(std::vector<FreezeWindow> windows, QWidget* parent)
    : QWidget(parent)
    , m_windows(std::move(windows))
    , m_list(shortList(u"freezeWindows"_s, tr("Freezes")))
    , m_remove(namedButton(tr("Remo&ve"), u"freezeRemove"_s))
    , m_fields(new QWidget)
    , m_form(formIn(*m_fields))
    , m_name(lineField(u"freezeName"_s, tr("Weekend")))
    , m_kind(new QComboBox)
    , m_fromDay(dayField(u"freezeFromDay"_s))
    , m_fromTime(timeField<QTimeEdit>(u"freezeFromTime"_s, timeFormat))
    , m_toDay(dayField(u"freezeToDay"_s))
    , m_toTime(timeField<QTimeEdit>(u"freezeToTime"_s, timeFormat))
    , m_zone(zoneField(u"freezeZone"_s))
    , m_from(timeField<QDateTimeEdit>(u"freezeFrom"_s, momentFormat))
    , m_to(timeField<QDateTimeEdit>(u"freezeTo"_s, momentFormat))
{
    m_kind->setObjectName(u"freezeKind"_s);
    m_kind->addItems({tr("Every week"), tr("Once")});
    for (QDateTimeEdit* each : {m_from, m_to})
        each->setCalendarPopup(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::Small);
    auto* panel = new Panel(tr("When nothing is rolled back by itself"));
    auto* adding = namedButton(tr("&Add"), u"freezeAdd"_s);
    panel->header()->addWidget(adding);
    panel->header()->addWidget(m_remove);
    panel->body()->addWidget(m_list);
    panel->body()->addWidget(m_fields);
    panel->body()->addStretch(1);
    column->addWidget(panel);
    addRow(*m_form, tr("&Name"), m_name, {m_name});
    addRow(*m_form, tr("&When"), m_kind, {m_kind});
    addRow(*m_form, tr("&From"), m_fromDay, {m_fromDay, m_fromTime});
    addRow(*m_form, tr("&To"), m_toDay, {m_toDay, m_toTime});
    addRow(*m_form, tr("Time &zone"), m_zone, {m_zone});
    addRow(*m_form, tr("F&rom"), m_from, {m_from, mutedLabel(tr("time of this machine"))});
    addRow(*m_form, tr("T&o"), m_to, {m_to, mutedLabel(tr("time of this machine"))});
    m_fromTime->setAccessibleName(tr("From this time"));
    m_toTime->setAccessibleName(tr("To this time"));
    for (const FreezeWindow& window : m_windows)
        m_list->addItem(titleOf(window));
    connect(adding, &QPushButton::clicked, this, &FreezePage::add);
    connect(m_remove, &QPushButton::clicked, this, &FreezePage::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, &FreezePage::show);
    connect(m_name, &QLineEdit::textEdited, this, &FreezePage::keep);
    connect(m_zone, &QComboBox::currentTextChanged, this, &FreezePage::keep);
    for (QComboBox* each : {m_kind, m_fromDay, m_toDay})
        connect(each, &QComboBox::currentIndexChanged, this, &FreezePage::keep);
    for (QDateTimeEdit* each : std::initializer_list<QDateTimeEdit*>{m_fromTime, m_toTime, m_from, m_to})
        connect(each, &QDateTimeEdit::dateTimeChanged, this, &FreezePage::keep);
    show(-1);
    m_list->setCurrentRow(m_windows.empty() ? -1 : 0);
}

void FreezePage::focusField(int row, const QString& field)
{
    m_list->setCurrentRow(row);
    const bool isOnce = m_kind->currentIndex() == Once;
    if (field == "zone"_L1)
        m_zone->setFocus();
    else if (field == "to"_L1)
        isOnce ? m_to->setFocus() : m_toDay->setFocus();
    else
        isOnce ? m_from->setFocus() : m_fromDay->setFocus();
}

void FreezePage::add()
{
    m_windows.push_back({.name = tr("Weekend"), .when = FreezeWeekly{.zone = QTimeZone::systemTimeZone()}});
    m_list->addItem(titleOf(m_windows.back()));
    m_list->setCurrentRow(m_list->count() - 1);
    m_name->setFocus();
    m_name->selectAll();
}

void FreezePage::remove()
{
    const int row = std::exchange(m_shown, -1); // what stands in the form is not kept
    if (row < 0)
        return;
    m_windows.erase(m_windows.begin() + row);
    const QSignalBlocker quiet(m_list);
    delete m_list->takeItem(row);
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    show(m_list->currentRow());
}

void FreezePage::show(int row)
{
    m_shown = -1; // what the fields are given now is nobody's change
    m_fields->setEnabled(row >= 0);
    m_remove->setEnabled(row >= 0);
    if (row >= 0)
        setTimes(m_windows[size_t(row)]);
    showKind();
    m_shown = row;
}

/// The fields of the other kind are given something to begin with.
void FreezePage::setTimes(const FreezeWindow& window)
{
    const auto* once = std::get_if<FreezeOnce>(&window.when);
    const auto* set = std::get_if<FreezeWeekly>(&window.when);
    const FreezeWeekly weekly = set ? *set : FreezeWeekly{.zone = QTimeZone::systemTimeZone()};
    const QDateTime now(QDate::currentDate(), QTime::currentTime());
    m_name->setText(window.name);
    m_kind->setCurrentIndex(once ? Once : Weekly);
    m_fromDay->setCurrentIndex(weekly.fromDay - 1);
    m_fromTime->setTime(weekly.fromTime);
    m_toDay->setCurrentIndex(weekly.toDay - 1);
    m_toTime->setTime(weekly.toTime);
    m_zone->setCurrentText(QString::fromUtf8(weekly.zone.id()));
    m_from->setDateTime(once ? once->from.toLocalTime() : now);
    m_to->setDateTime(once ? once->to.toLocalTime() : now.addDays(1));
}

void FreezePage::showKind()
{
    const bool isOnce = m_kind->currentIndex() == Once;
    for (const Row row : {WeeklyFromRow, WeeklyToRow, ZoneRow})
        m_form->setRowVisible(row, !isOnce);
    for (const Row row : {OnceFromRow, OnceToRow})
        m_form->setRowVisible(row, isOnce);
}

void FreezePage::keep()
{
    if (m_shown < 0)
        return;
    showKind();
    FreezeWindow& window = m_windows[size_t(m_shown)];
    window.name = m_name->text().trimmed();
    if (m_kind->currentIndex() == Once)
        window.when = FreezeOnce{.from = m_from->dateTime().toUTC(), .to = m_to->dateTime().toUTC()};
    else
        window.when = FreezeWeekly{.fromDay = m_fromDay->currentIndex() + 1,
                                   .fromTime = m_fromTime->time(),
                                   .toDay = m_toDay->currentIndex() + 1,
                                   .toTime = m_toTime->time(),
                                   .zone = QTimeZone(m_zone->currentText().trimmed().toUtf8())};
    m_list->item(m_shown)->setText(titleOf(window));
}

} // namespace signalbox::views
