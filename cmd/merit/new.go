package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"merit/pkg/evidence"
	"merit/pkg/framework"
)

// newFlags are what new was asked for.
type newFlags struct {
	output, level, method, answer, limit string
	competencies                         []string
}

func (a *app) new() *cobra.Command {
	var flags newFlags
	cmd := &cobra.Command{
		Use:   "new FRAMEWORK",
		Short: "Start an evidence file in STAR form",
		Long: `Start an evidence file: a heading for each competency, its indicators, and
the method's parts to fill in. The file that is there is never overwritten.`,
		Example: `  merit new civil-service-2012
  merit new success-profiles --level HEO --competency leadership -o leadership.md
  merit new policing-cvf --answer indicator --limit 1500characters -o -`,
		Args:              exactly(1, "one framework"),
		ValidArgsFunction: a.completeFrameworks,
		RunE:              func(_ *cobra.Command, args []string) error { return a.runNew(args[0], flags) },
	}
	cmd.Flags().StringVarP(&flags.output, "output", "o", "evidence.md", "file to write; - is standard output")
	cmd.Flags().StringVar(&flags.level, "level", "", "level: its id, title or a grade")
	cmd.Flags().StringArrayVar(&flags.competencies, "competency", nil, "only this competency; may be given again")
	cmd.Flags().StringVar(&flags.method, "method", "", "method: "+strings.Join(evidence.MethodIDs(), ", "))
	cmd.Flags().StringVar(&flags.answer, "answer", "", "what one answer covers: competency or indicator")
	cmd.Flags().StringVar(&flags.limit, "limit", "", "limit of an answer: 250, 1500characters, 4000bytes, 4000escaped")
	completeWith(cmd, "level", a.completeOf((*framework.Framework).LevelNames))
	completeWith(cmd, "competency", a.completeOf((*framework.Framework).CompetencyNames))
	complete(cmd, "method", evidence.MethodIDs())
	complete(cmd, "answer", answers)
	return cmd
}

var answers = []string{framework.PerCompetency, framework.PerIndicator}

func (a *app) runNew(id string, flags newFlags) error {
	f, err := a.framework(id)
	if err != nil {
		return err
	}
	chosen, err := choose(f, flags)
	if err != nil {
		return err
	}
	data := evidence.Scaffold(f, chosen)
	if flags.output == "-" {
		return a.print(data)
	}
	if err := create(flags.output, data); err != nil {
		return err
	}
	a.tell("wrote %s: %s, %d words an answer", flags.output, f.Title, chosen.Limit.Max)
	a.tell("next: write your evidence behind the labels, then type")
	a.tell("  merit lint %s", typed(flags.output))
	a.tell("  merit status %s", typed(flags.output))
	return nil
}

// choose settles what the scaffold is for: the flags, else the framework's own.
func choose(f *framework.Framework, flags newFlags) (c evidence.Choice, err error) {
	if c.Level, err = level(f, flags.level); err != nil {
		return c, err
	}
	switch {
	case c.Level == "" && len(f.Levels) == 1:
		c.Level = f.Levels[0].ID
	case c.Level == "" && len(f.Levels) > 1:
		var names []string
		for _, l := range f.Levels {
			name := l.ID
			if len(l.Grades) > 0 {
				name += " (" + strings.Join(l.Grades, ", ") + ")"
			}
			names = append(names, name)
		}
		return c, hint(fmt.Errorf("%s has levels: choose one of %s", f.ID, strings.Join(names, ", ")), "merit new %s --level %s", f.ID, f.Levels[0].ID)
	}
	if c.Competencies, err = competencies(f, flags.competencies, f.Asked()); err != nil {
		return c, err
	}
	name := cmp.Or(flags.method, f.Method, evidence.Methods[0].ID)
	if c.Method = evidence.MethodNamed(name); c.Method == nil {
		return c, choice("method", name, evidence.MethodIDs())
	}
	c.Unit = cmp.Or(flags.answer, f.Answer, framework.PerCompetency)
	if c.Unit != framework.PerCompetency && c.Unit != framework.PerIndicator {
		return c, choice("answer", c.Unit, answers)
	}
	c.Limit = evidence.Limit{Max: evidence.DefaultLimit}
	if f.Limit > 0 {
		c.Limit.Max = f.Limit
	}
	if flags.limit != "" {
		if c.Limit, err = limit(flags.limit); err != nil {
			return c, err
		}
	}
	return c, nil
}

// limit reads --limit.
func limit(value string) (evidence.Limit, error) {
	if value == "" {
		return evidence.Limit{}, nil
	}
	parsed, err := evidence.ParseLimit(value)
	if err != nil {
		return parsed, fmt.Errorf("--limit %q %w", value, err)
	}
	return parsed, nil
}

// create writes a file that must not be there yet, whole or not at all.
func create(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return hint(fmt.Errorf("%s is there already, and is left as it is", path), "choose another name with -o FILE")
	}
	if err != nil {
		return unwritten(path, err)
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		os.Remove(path)
		return unwritten(path, err)
	}
	return nil
}
