// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/health_dialog.h"

#include "common/banner.h"
#include "common/named_button.h"
#include "common/panel.h"
#include "common/plain_text.h"
#include "common/theme.h"
#include "delivery/probe_form.h"
#include "delivery/steps_page.h"

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

constexpr int shownProbes = 3;

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

QFormLayout* formIn(Panel& panel)
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::Medium);
    form->setVerticalSpacing(space::Small);
    panel.body()->addLayout(form);
    return form;
}

QString titleOf(const delivery::Probe& probe)
{
    return probe.url.isEmpty() ? HealthDialog::tr("New probe") : probe.url.toDisplayString(QUrl::RemoveQuery);
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
    , m_window(number(u"healthWindow"_s, 1, 60, tr(" min")))
    , m_armed(tick(tr("Roll back by it&self when a deployment makes it unhealthy"), u"healthArmed"_s))
    , m_countdown(number(u"healthCountdown"_s, 5, 600, tr(" s")))
    , m_confirmText(plainLabel(tr("T&ype “%1”").arg(QString(settings.of.environment).replace(u'&', u"&&"_s))))
    , m_confirm(new QLineEdit)
    , m_inFreeze(tick(tr("Also while a free&ze holds"), u"healthInFreeze"_s))
    , m_dryRun(tick(tr("Only say what would be d&one"), u"healthDryRun"_s))
    , m_save(namedButton(tr("Save"), u"healthSave"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"healthWatch"_s);
    setWindowTitle(tr("Health watch of %1").arg(settings.of.environment));
    m_probes->setObjectName(u"healthProbes"_s);
    m_probes->setAccessibleName(tr("Probes"));
    m_probes->setSpacing(space::Hair);
    m_probes->setFixedHeight(shownProbes * m_probes->fontMetrics().height() * 3 / 2);
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
        m_form->showAsking();
        Q_EMIT tryRequested(m_form->probe(), m_form->typedSecret());
    });
    connect(m_armed, &QCheckBox::toggled, this, &HealthDialog::showArming);
    connect(m_save, &QPushButton::clicked, this, &HealthDialog::save);
    if (m_settings.probes.empty())
        addProbe();
    else
        m_probes->setCurrentRow(0);
    showArming();
    resize(1020, 620);
}

void HealthDialog::layOut()
{
    auto* cancel = namedButton(tr("Cancel"), u"healthCancel"_s);
    connect(cancel, &QPushButton::clicked, this, &HealthDialog::reject);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    auto* rules = new QVBoxLayout;
    rules->setSpacing(space::Small);
    rules->addWidget(verdictPanel());
    rules->addWidget(armingPanel());
    rules->addStretch(1);
    auto* page = new QWidget;
    auto* both = new QHBoxLayout(page);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(space::Small);
    both->addWidget(probePanel(), 3);
    both->addLayout(rules, 2);
    auto* foot = new QHBoxLayout;
    foot->addWidget(mutedLabel(tr("It works while Signalbox or “signalbox guard” runs and this machine is online.")),
                    1);
    foot->addWidget(cancel);
    foot->addWidget(m_save);
    layOutStages(*this, plainLabel(windowTitle()), m_settings.of.repository.full(), m_banner, page, foot);
}

QWidget* HealthDialog::probePanel()
{
    auto* add = namedButton(tr("&Add"), u"healthAdd"_s);
    auto* remove = namedButton(tr("Remo&ve"), u"healthRemove"_s);
    connect(add, &QPushButton::clicked, this, &HealthDialog::addProbe);
    connect(remove, &QPushButton::clicked, this, &HealthDialog::removeProbe);
    auto* panel = new Panel(tr("What is asked"));
    panel->header()->addWidget(add);
    panel->header()->addWidget(remove);
    panel->body()->addWidget(m_probes);
    panel->body()->addWidget(m_form);
    panel->body()->addStretch(1);
    return panel;
}

QWidget* HealthDialog::verdictPanel()
{
    auto* panel = new Panel(tr("When it is unhealthy"));
    auto* form = formIn(*panel);
    form->addRow(tr("A&fter failures in a row"), m_failures);
    form->addRow(tr("Well a&gain after successes"), m_successes);
    form->addRow(tr("&Watched after a deployment for"), m_window);
    return panel;
}

QWidget* HealthDialog::armingPanel()
{
    auto* panel = new Panel(tr("What happens then"));
    auto* form = formIn(*panel);
    form->addRow(mutedLabel(tr("You are told. A deployment is rolled back only if you switch that on.")));
    form->addRow(m_armed);
    form->addRow(m_confirmText, m_confirm);
    form->addRow(tr("&Countdown, in which you can stop it"), m_countdown);
    form->addRow(m_inFreeze);
    form->addRow(m_dryRun);
    m_confirmText->setBuddy(m_confirm);
    return panel;
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
                              tr("%1 is rolled back by itself only when that is said twice.").arg(all.of.environment),
                              tr("Type its name, %1, or switch it off.").arg(all.of.environment));
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
