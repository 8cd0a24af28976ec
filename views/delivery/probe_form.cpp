// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/probe_form.h"

#include "common/named_button.h"
#include "common/plain_text.h"
#include "delivery/form_fields.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr qsizetype shownAnswer = 300;

int inSeconds(milliseconds span)
{
    return int(duration_cast<seconds>(span).count());
}

} // namespace

ProbeForm::ProbeForm(QWidget* parent)
    : QWidget(parent)
    , m_url(lineField(u"probeUrl"_s, u"https://example.org/health"_s))
    , m_method(new QComboBox)
    , m_statusFrom(numberField(u"probeStatusFrom"_s, 100, 599))
    , m_statusTo(numberField(u"probeStatusTo"_s, 100, 599))
    , m_bodyText(lineField(u"probeBody"_s, tr("any body will do")))
    , m_jsonPointer(lineField(u"probePointer"_s, u"/version"_s))
    , m_jsonValue(lineField(u"probeValue"_s, u"%version%"_s))
    , m_header(lineField(u"probeHeader"_s, u"Authorization"_s))
    , m_secret(lineField(u"probeSecret"_s, tr("kept in the keychain")))
    , m_interval(numberField(u"probeInterval"_s, 1, 3600, tr(" s")))
    , m_timeout(numberField(u"probeTimeout"_s, 1, 60, tr(" s")))
    , m_initialDelay(numberField(u"probeDelay"_s, 0, 600, tr(" s")))
    , m_try(namedButton(tr("&Try now"), u"probeTry"_s))
    , m_answer(mutedLabel())
{
    m_method->setObjectName(u"probeMethod"_s);
    m_method->addItems({u"GET"_s, u"HEAD"_s, u"OPTIONS"_s, u"POST"_s});
    m_secret->setEchoMode(QLineEdit::Password);
    m_answer->setObjectName(u"probeAnswer"_s);
    m_answer->setWordWrap(true);
    auto* form = formIn(*this);
    addRow(*form, tr("Add&ress"), m_url, {m_url});
    addRow(*form, tr("&Method"), m_method,
           {m_method, mutedLabel(tr("well from")), m_statusFrom, mutedLabel(tr("to")), m_statusTo});
    addRow(*form, tr("&Body holds"), m_bodyText, {m_bodyText});
    addRow(*form, tr("&JSON at"), m_jsonPointer, {m_jsonPointer, mutedLabel(tr("is")), m_jsonValue});
    addRow(*form, tr("&Header"), m_header, {m_header, mutedLabel(tr("with")), m_secret});
    addRow(*form, tr("&Every"), m_interval,
           {m_interval, mutedLabel(tr("answer within")), m_timeout, mutedLabel(tr("first after")), m_initialDelay});
    form->addRow(m_try, m_answer);
    m_statusFrom->setAccessibleName(tr("First status that is well"));
    m_statusTo->setAccessibleName(tr("Last status that is well"));
    m_jsonValue->setAccessibleName(tr("What stands there"));
    m_secret->setAccessibleName(tr("Value of the header"));
    m_timeout->setAccessibleName(tr("Answer within"));
    m_initialDelay->setAccessibleName(tr("First asked after"));
    connect(m_try, &QPushButton::clicked, this, &ProbeForm::tryRequested);
    for (QLineEdit* each : {m_url, m_bodyText, m_jsonPointer, m_jsonValue, m_header})
        connect(each, &QLineEdit::textEdited, this, &ProbeForm::edited);
}

void ProbeForm::setProbe(const delivery::Probe& probe)
{
    m_url->setText(probe.url.toDisplayString());
    m_method->setCurrentText(probe.method);
    m_statusFrom->setValue(probe.statusFrom);
    m_statusTo->setValue(probe.statusTo);
    m_bodyText->setText(probe.bodyText);
    m_jsonPointer->setText(probe.jsonPointer);
    m_jsonValue->setText(probe.jsonValue);
    m_header->setText(probe.headers.join(u", "_s));
    m_secret->clear();
    m_interval->setValue(inSeconds(probe.interval));
    m_timeout->setValue(inSeconds(probe.timeout));
    m_initialDelay->setValue(inSeconds(probe.initialDelay));
    m_answer->clear();
}

delivery::Probe ProbeForm::probe() const
{
    delivery::Probe probe{.url = QUrl(m_url->text().trimmed(), QUrl::StrictMode),
                          .method = m_method->currentText(),
                          .statusFrom = m_statusFrom->value(),
                          .statusTo = m_statusTo->value(),
                          .bodyText = m_bodyText->text(),
                          .jsonPointer = m_jsonPointer->text().trimmed(),
                          .jsonValue = m_jsonValue->text(),
                          .timeout = seconds(m_timeout->value()),
                          .interval = seconds(m_interval->value()),
                          .initialDelay = seconds(m_initialDelay->value())};
    const QStringList names = m_header->text().split(u',', Qt::SkipEmptyParts);
    for (const QString& name : names)
        probe.headers << name.trimmed();
    return probe;
}

QByteArray ProbeForm::typedSecret() const
{
    return m_secret->text().toUtf8();
}

void ProbeForm::showAsking()
{
    m_answer->setText(tr("Asking…"));
}

void ProbeForm::showAnswer(const delivery::ProbeAnswer& answer)
{
    using Outcome = delivery::ProbeResult::Outcome;
    const QString status = answer.status > 0 ? tr("%1 in %2 ms").arg(answer.status).arg(answer.took.count())
                                             : tr("no answer, after %1 ms").arg(answer.took.count());
    const QString words = answer.result.outcome == Outcome::Passed ? tr("✓ Well: %1.").arg(status)
        : answer.result.outcome == Outcome::Failed                 ? tr("✗ Ill: %1. %2").arg(status, answer.result.why)
                                                   : tr("? Says nothing: %1. %2").arg(status, answer.result.why);
    const QString body = QString::fromUtf8(answer.body).simplified().left(shownAnswer);
    m_answer->setText(body.isEmpty() ? words : words + u'\n' + body);
}

void ProbeForm::focusField(const QString& field)
{
    const std::initializer_list<std::pair<QLatin1StringView, QWidget*>> fields{{"url"_L1, m_url},
                                                                               {"method"_L1, m_method},
                                                                               {"headers"_L1, m_header},
                                                                               {"status_from"_L1, m_statusFrom},
                                                                               {"status_to"_L1, m_statusTo},
                                                                               {"json_pointer"_L1, m_jsonPointer},
                                                                               {"timeout_ms"_L1, m_timeout},
                                                                               {"interval_ms"_L1, m_interval},
                                                                               {"initial_delay_ms"_L1, m_initialDelay}};
    for (const auto& [name, widget] : fields) {
        if (name == field)
            widget->setFocus();
    }
}

} // namespace signalbox::views
