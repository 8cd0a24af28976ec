// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_dialog.h"

#include "common/banner.h"
#include "common/named_button.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "delivery/probe_form.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

using std::chrono::duration_cast;

QSpinBox* number(const QString& name, int least, int most, const QString& suffix = {})
{
    auto* box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(least, most);
    box->setSuffix(suffix);
    return box;
}

QCheckBox* tick(const QString& text, const QString& name)
{
    auto* box = new QCheckBox(text);
    box->setObjectName(name);
    return box;
}

QString titleOf(const delivery::Probe& probe)
{
    return probe.url.isEmpty() ? u"New probe"_s : probe.url.toDisplayString(QUrl::RemoveQuery);
}

} // namespace

HealthDialog::HealthDialog(const delivery::HealthSettings& settings, bool isProduction, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_isProduction(isProduction)
    , m_secrets(settings.probes.size())
    , m_banner(new Banner)
    , m_probes(new QListWidget)
    , m_form(new ProbeForm)
    , m_failures(number(u"healthFailures"_s, 1, 100))
    , m_successes(number(u"healthSuccesses"_s, 1, 100))
    , m_window(number(u"healthWindow"_s, 1, 60, u" min"_s))
    , m_armed(tick(u"Roll back by it&self when a deployment makes it unhealthy"_s, u"healthArmed"_s))
    , m_countdown(number(u"healthCountdown"_s, 5, 600, u" s"_s))
    , m_confirmText(plainLabel(u"T&ype %1 to mean it:"_s.arg(QString(settings.of.environment).replace(u'&', u"&&"_s))))
    , m_confirm(new QLineEdit)
    , m_inFreeze(tick(u"Also while a free&ze holds"_s, u"healthInFreeze"_s))
    , m_dryRun(tick(u"Only say what would be d&one"_s, u"healthDryRun"_s))
    , m_save(namedButton(u"Sa&ve"_s, u"healthSave"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"healthWatch"_s);
    setWindowTitle(u"Health watch of %1, %2"_s.arg(settings.of.environment, settings.of.repository.full()));
    m_probes->setObjectName(u"healthProbes"_s);
    m_probes->setAccessibleName(u"Probes"_s);
    m_confirm->setObjectName(u"healthConfirm"_s);
    for (const delivery::Probe& probe : m_settings.probes)
        m_probes->addItem(titleOf(probe));
    m_failures->setValue(settings.rules.failuresInARow);
    m_successes->setValue(settings.rules.successesInARow);
    m_window->setValue(int(duration_cast<std::chrono::minutes>(settings.rules.window).count()));
    m_armed->setChecked(settings.isArmed);
    m_countdown->setValue(int(duration_cast<std::chrono::seconds>(settings.countdown).count()));
    m_confirm->setText(settings.isArmedForProduction ? settings.of.environment : QString());
    m_inFreeze->setChecked(settings.mayRollBackInFreeze);
    m_dryRun->setChecked(settings.isDryRun);
    layOut();
    connect(m_probes, &QListWidget::currentRowChanged, this, &HealthDialog::showProbe);
    connect(m_form, &ProbeForm::edited, this, &HealthDialog::keepProbe);
    connect(m_form, &ProbeForm::tryRequested, this, [this] {
        keepProbe();
        if (const auto flaw = delivery::flawIn(m_form->probe())) {
            m_banner->showMessage(Banner::Kind::Warning, flaw->why);
            m_form->focusField(flaw->field);
            return;
        }
        m_banner->hide();
        Q_EMIT tryRequested(m_form->probe(), m_form->typedSecret());
    });
    connect(m_armed, &QCheckBox::toggled, this, &HealthDialog::showArming);
    connect(m_save, &QPushButton::clicked, this, &HealthDialog::save);
    if (m_settings.probes.empty())
        addProbe();
    else
        m_probes->setCurrentRow(0);
    showArming();
    resize(860, 640);
}

void HealthDialog::layOut()
{
    auto* add = namedButton(u"A&dd a probe"_s, u"healthAdd"_s);
    auto* remove = namedButton(u"Remo&ve it"_s, u"healthRemove"_s);
    auto* cancel = namedButton(u"Cancel"_s, u"healthCancel"_s);
    connect(add, &QPushButton::clicked, this, &HealthDialog::addProbe);
    connect(remove, &QPushButton::clicked, this, &HealthDialog::removeProbe);
    connect(cancel, &QPushButton::clicked, this, &HealthDialog::reject);
    auto* side = new QVBoxLayout;
    side->setSpacing(space::Small);
    side->addWidget(m_probes, 1);
    side->addWidget(add);
    side->addWidget(remove);
    auto* above = new QHBoxLayout;
    above->setSpacing(space::Large);
    above->addLayout(side, 1);
    above->addWidget(m_form, 2);
    auto* rules = new QFormLayout;
    rules->addRow(u"Unhealthy after failures in a ro&w:"_s, m_failures);
    rules->addRow(u"Healthy after s&uccesses in a row:"_s, m_successes);
    rules->addRow(u"A deployment is watched &for:"_s, m_window);
    rules->addRow(m_armed);
    rules->addRow(u"after a &countdown, which can be stopped, of:"_s, m_countdown);
    rules->addRow(m_confirmText, m_confirm);
    m_confirmText->setBuddy(m_confirm);
    rules->addRow(m_inFreeze);
    rules->addRow(m_dryRun);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::Small);
    foot->addWidget(mutedLabel(u"It works while Signalbox or `signalbox guard` runs, and this machine is online."_s),
                    1);
    foot->addWidget(m_save);
    foot->addWidget(cancel);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::Large, space::Large, space::Large, space::Large);
    column->setSpacing(space::Small);
    column->addWidget(m_banner);
    column->addLayout(above, 1);
    column->addLayout(rules);
    column->addLayout(foot);
}

void HealthDialog::showProbe(int row)
{
    keepProbe();
    m_shown = row;
    m_form->setEnabled(row >= 0);
    m_form->setProbe(row >= 0 ? m_settings.probes[size_t(row)] : delivery::Probe());
}

void HealthDialog::keepProbe()
{
    if (m_shown < 0)
        return;
    m_settings.probes[size_t(m_shown)] = m_form->probe();
    if (const QByteArray typed = m_form->typedSecret(); !typed.isEmpty())
        m_secrets[size_t(m_shown)] = typed;
    m_probes->item(m_shown)->setText(titleOf(m_settings.probes[size_t(m_shown)]));
}

void HealthDialog::addProbe()
{
    keepProbe();
    m_settings.probes.emplace_back();
    m_secrets.emplace_back();
    m_probes->addItem(titleOf({}));
    m_probes->setCurrentRow(m_probes->count() - 1);
    m_form->focusField(u"url"_s);
}

void HealthDialog::removeProbe()
{
    const int row = std::exchange(m_shown, -1); // what stands in the form is not kept
    if (row < 0)
        return;
    m_settings.probes.erase(m_settings.probes.begin() + row);
    m_secrets.erase(m_secrets.begin() + row);
    const QSignalBlocker quiet(m_probes);
    delete m_probes->takeItem(row);
    m_probes->setCurrentRow(std::min(row, m_probes->count() - 1));
    showProbe(m_probes->currentRow());
}

void HealthDialog::showArming()
{
    const bool isArmed = m_armed->isChecked();
    m_countdown->setEnabled(isArmed);
    m_inFreeze->setEnabled(isArmed);
    m_dryRun->setEnabled(isArmed);
    m_confirmText->setVisible(m_isProduction && isArmed);
    m_confirm->setVisible(m_isProduction && isArmed);
    if (!isArmed)
        m_confirm->clear();
}

delivery::HealthSettings HealthDialog::settings() const
{
    delivery::HealthSettings all = m_settings;
    all.rules.failuresInARow = m_failures->value();
    all.rules.successesInARow = m_successes->value();
    all.rules.window = std::chrono::minutes(m_window->value());
    all.isArmed = m_armed->isChecked();
    all.isArmedForProduction = all.isArmed && m_isProduction && m_confirm->text().trimmed() == all.of.environment;
    all.countdown = std::chrono::seconds(m_countdown->value());
    all.mayRollBackInFreeze = m_inFreeze->isChecked();
    all.isDryRun = m_dryRun->isChecked();
    return all;
}

void HealthDialog::save()
{
    keepProbe();
    const delivery::HealthSettings all = settings();
    if (all.isArmed && m_isProduction && !all.isArmedForProduction) {
        m_banner->showMessage(Banner::Kind::Warning,
                              u"Production is rolled back by itself only when that is said twice."_s,
                              u"Type its name, %1, or switch it off."_s.arg(all.of.environment));
        m_confirm->setFocus();
        return;
    }
    if (const auto flaw = delivery::flawIn(all)) {
        static const QRegularExpression ofProbe(u"^probes\\[(\\d+)\\]\\.(.+)$"_s);
        m_banner->showMessage(Banner::Kind::Warning, flaw->why);
        if (const auto match = ofProbe.match(flaw->field); match.hasMatch()) {
            m_probes->setCurrentRow(match.captured(1).toInt());
            m_form->focusField(match.captured(2));
        }
        return;
    }
    std::vector<Secret> secrets;
    for (size_t i = 0; i < all.probes.size(); ++i) {
        for (const QString& header : all.probes[i].headers) {
            if (!m_secrets[i].isEmpty())
                secrets.push_back({.url = all.probes[i].url, .header = header, .value = m_secrets[i]});
        }
    }
    Q_EMIT saveRequested(all, secrets);
}

void HealthDialog::showAnswer(const delivery::ProbeAnswer& answer)
{
    m_form->showAnswer(answer);
}

void HealthDialog::say(const core::Error& error)
{
    m_banner->showError(error);
}

} // namespace signalbox::views
